@NullMarked
package dev.loupe.control.image;

import org.jspecify.annotations.NullMarked;
