/// A PLC and a line to try Loupe with.
@NullMarked
package dev.loupe.simulator;

import org.jspecify.annotations.NullMarked;
