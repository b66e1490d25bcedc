@NullMarked
package dev.loupe.edge.config;

import org.jspecify.annotations.NullMarked;
