@NullMarked
package dev.loupe.it.crash;

import org.jspecify.annotations.NullMarked;
