@NullMarked
package dev.loupe.edge.plc;

import org.jspecify.annotations.NullMarked;
