/// Counts what the parts of a lot look like. Pure; whether that has drifted is judged elsewhere.
@NullMarked
package dev.loupe.edge.drift;

import org.jspecify.annotations.NullMarked;
