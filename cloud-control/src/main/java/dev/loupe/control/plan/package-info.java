/// What a rollout shall prove, and how fast it may go: read from YAML, refused where it cannot
/// conclude.
@NullMarked
package dev.loupe.control.plan;

import org.jspecify.annotations.NullMarked;
