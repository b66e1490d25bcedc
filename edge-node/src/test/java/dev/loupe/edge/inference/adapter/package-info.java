@NullMarked
package dev.loupe.edge.inference.adapter;

import org.jspecify.annotations.NullMarked;
