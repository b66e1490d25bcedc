/// Streams of parts with their truth.
@NullMarked
package dev.loupe.simulator.line;

import org.jspecify.annotations.NullMarked;
