@NullMarked
package dev.loupe.it.peer;

import org.jspecify.annotations.NullMarked;
