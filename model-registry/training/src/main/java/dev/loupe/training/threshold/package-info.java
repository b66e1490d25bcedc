/// Fits a detector's limits to labelled boards, and says whether the boards show that they are
/// better. Pure.
@NullMarked
package dev.loupe.training.threshold;

import org.jspecify.annotations.NullMarked;
