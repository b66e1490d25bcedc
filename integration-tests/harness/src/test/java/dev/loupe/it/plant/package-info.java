@NullMarked
package dev.loupe.it.plant;

import org.jspecify.annotations.NullMarked;
