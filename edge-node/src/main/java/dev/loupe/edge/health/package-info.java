@NullMarked
package dev.loupe.edge.health;

import org.jspecify.annotations.NullMarked;
