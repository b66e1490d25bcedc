@NullMarked
package dev.loupe.edge.image.adapter;

import org.jspecify.annotations.NullMarked;
