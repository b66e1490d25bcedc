@NullMarked
package dev.loupe.bundle.architecture;

import org.jspecify.annotations.NullMarked;
