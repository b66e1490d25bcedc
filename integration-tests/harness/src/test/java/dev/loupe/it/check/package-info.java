@NullMarked
package dev.loupe.it.check;

import org.jspecify.annotations.NullMarked;
