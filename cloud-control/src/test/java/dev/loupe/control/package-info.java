@NullMarked
package dev.loupe.control;

import org.jspecify.annotations.NullMarked;
