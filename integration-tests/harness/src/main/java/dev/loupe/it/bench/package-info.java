/// Figures to stand beside Loupe's own: the bare model call, a write to the disk.
@NullMarked
package dev.loupe.it.bench;

import org.jspecify.annotations.NullMarked;
