/// The parent model on stored images, read exactly as the edge reads it.
@NullMarked
package dev.loupe.training.detect;

import org.jspecify.annotations.NullMarked;
