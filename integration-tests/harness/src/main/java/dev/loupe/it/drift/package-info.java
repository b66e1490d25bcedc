/// Drift told and not told: lots of a real line, or the same lots replayed by played nodes.
@NullMarked
package dev.loupe.it.drift;

import org.jspecify.annotations.NullMarked;
