@NullMarked
package dev.loupe.edge.inference;

import org.jspecify.annotations.NullMarked;
