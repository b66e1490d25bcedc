@NullMarked
package dev.loupe.training.threshold;

import org.jspecify.annotations.NullMarked;
