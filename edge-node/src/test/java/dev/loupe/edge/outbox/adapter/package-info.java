@NullMarked
package dev.loupe.edge.outbox.adapter;

import org.jspecify.annotations.NullMarked;
