/// The applications as processes, for `./demo`, checks and benchmarks.
@NullMarked
package dev.loupe.it;

import org.jspecify.annotations.NullMarked;
