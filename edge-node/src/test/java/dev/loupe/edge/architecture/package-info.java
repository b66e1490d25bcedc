@NullMarked
package dev.loupe.edge.architecture;

import org.jspecify.annotations.NullMarked;
