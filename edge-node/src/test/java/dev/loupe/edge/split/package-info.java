@NullMarked
package dev.loupe.edge.split;

import org.jspecify.annotations.NullMarked;
