package dev.loupe.control.assignment;

import dev.loupe.schema.fleet.Assignment;
import org.jspecify.annotations.Nullable;

/// An assignment in the signed envelope that goes to the node; `rollout` asked for it.
public record Issued(Assignment assignment, byte[] envelope, @Nullable String rollout) {}
