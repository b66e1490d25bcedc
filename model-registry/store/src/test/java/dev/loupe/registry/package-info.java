@NullMarked
package dev.loupe.registry;

import org.jspecify.annotations.NullMarked;
