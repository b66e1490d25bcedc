/// Rollouts.
@NullMarked
package dev.loupe.cli.rollout;

import org.jspecify.annotations.NullMarked;
