@NullMarked
package dev.loupe.registry.architecture;

import org.jspecify.annotations.NullMarked;
