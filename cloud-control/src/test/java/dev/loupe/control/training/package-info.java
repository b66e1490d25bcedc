@NullMarked
package dev.loupe.control.training;

import org.jspecify.annotations.NullMarked;
