/// What is done for a part after its word: the shadow's look, the counts for drift.
@NullMarked
package dev.loupe.edge.second;

import org.jspecify.annotations.NullMarked;
