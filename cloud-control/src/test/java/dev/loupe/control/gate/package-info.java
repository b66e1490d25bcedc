@NullMarked
package dev.loupe.control.gate;

import org.jspecify.annotations.NullMarked;
