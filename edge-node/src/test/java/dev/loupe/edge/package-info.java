@NullMarked
package dev.loupe.edge;

import org.jspecify.annotations.NullMarked;
