@NullMarked
package dev.loupe.edge.assignment;

import org.jspecify.annotations.NullMarked;
