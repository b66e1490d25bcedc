@NullMarked
package dev.loupe.it.show;

import org.jspecify.annotations.NullMarked;
