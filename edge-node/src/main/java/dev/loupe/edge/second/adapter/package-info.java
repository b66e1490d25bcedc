@NullMarked
package dev.loupe.edge.second.adapter;

import org.jspecify.annotations.NullMarked;
