@NullMarked
package dev.loupe.control.architecture;

import org.jspecify.annotations.NullMarked;
