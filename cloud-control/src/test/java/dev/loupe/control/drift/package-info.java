@NullMarked
package dev.loupe.control.drift;

import org.jspecify.annotations.NullMarked;
