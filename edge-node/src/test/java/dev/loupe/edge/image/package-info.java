@NullMarked
package dev.loupe.edge.image;

import org.jspecify.annotations.NullMarked;
