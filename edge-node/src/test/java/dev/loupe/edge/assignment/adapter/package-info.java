@NullMarked
package dev.loupe.edge.assignment.adapter;

import org.jspecify.annotations.NullMarked;
