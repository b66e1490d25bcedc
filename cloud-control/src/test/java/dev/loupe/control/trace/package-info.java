@NullMarked
package dev.loupe.control.trace;

import org.jspecify.annotations.NullMarked;
