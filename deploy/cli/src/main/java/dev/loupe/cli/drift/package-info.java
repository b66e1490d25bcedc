/// Drift.
@NullMarked
package dev.loupe.cli.drift;

import org.jspecify.annotations.NullMarked;
