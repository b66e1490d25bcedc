@NullMarked
package dev.loupe.bundle;

import org.jspecify.annotations.NullMarked;
