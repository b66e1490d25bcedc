@NullMarked
package dev.loupe.edge.outbox;

import org.jspecify.annotations.NullMarked;
