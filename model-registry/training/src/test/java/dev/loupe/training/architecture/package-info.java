@NullMarked
package dev.loupe.training.architecture;

import org.jspecify.annotations.NullMarked;
