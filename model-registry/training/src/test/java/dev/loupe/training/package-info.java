@NullMarked
package dev.loupe.training;

import org.jspecify.annotations.NullMarked;
