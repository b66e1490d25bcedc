@NullMarked
package dev.loupe.edge.journal;

import org.jspecify.annotations.NullMarked;
