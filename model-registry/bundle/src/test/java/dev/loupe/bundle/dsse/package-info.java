@NullMarked
package dev.loupe.bundle.dsse;

import org.jspecify.annotations.NullMarked;
