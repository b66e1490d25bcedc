@NullMarked
package dev.loupe.edge.rule;

import org.jspecify.annotations.NullMarked;
