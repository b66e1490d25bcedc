@NullMarked
package dev.loupe.control.assignment;

import org.jspecify.annotations.NullMarked;
