@NullMarked
package dev.loupe.edge.frame;

import org.jspecify.annotations.NullMarked;
