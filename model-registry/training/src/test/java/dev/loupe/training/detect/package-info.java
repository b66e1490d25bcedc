@NullMarked
package dev.loupe.training.detect;

import org.jspecify.annotations.NullMarked;
