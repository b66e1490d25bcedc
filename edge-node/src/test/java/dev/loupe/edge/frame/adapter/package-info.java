@NullMarked
package dev.loupe.edge.frame.adapter;

import org.jspecify.annotations.NullMarked;
