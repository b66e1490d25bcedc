/// A program in another language counts the stored judgements again, and must notice each damage.
@NullMarked
package dev.loupe.it.recomputed;

import org.jspecify.annotations.NullMarked;
