/// Where assignments come from, where bundles lie, and what runs the slots.
@NullMarked
package dev.loupe.edge.assignment.adapter;

import org.jspecify.annotations.NullMarked;
