@NullMarked
package dev.loupe.edge.journal.adapter;

import org.jspecify.annotations.NullMarked;
