@NullMarked
package dev.loupe.edge.drift;

import org.jspecify.annotations.NullMarked;
