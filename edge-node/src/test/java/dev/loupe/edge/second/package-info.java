@NullMarked
package dev.loupe.edge.second;

import org.jspecify.annotations.NullMarked;
