@NullMarked
package dev.loupe.bridge.architecture;

import org.jspecify.annotations.NullMarked;
