@NullMarked
package dev.loupe.control.fleet;

import org.jspecify.annotations.NullMarked;
