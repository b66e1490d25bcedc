/// Which of a slot's two models looks at a part, and what comes of two verdicts. Pure.
@NullMarked
package dev.loupe.edge.split;

import org.jspecify.annotations.NullMarked;
