/// From a model back to its labels, and on to the PLC.
@NullMarked
package dev.loupe.cli.trace;

import org.jspecify.annotations.NullMarked;
