@NullMarked
package dev.loupe.edge.health.adapter;

import org.jspecify.annotations.NullMarked;
