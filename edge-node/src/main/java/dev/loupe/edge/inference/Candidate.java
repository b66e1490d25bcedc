package dev.loupe.edge.inference;

import dev.loupe.schema.fleet.Assignment.Mode;

/// A model under trial and its terms. `share` of the units is in [0, 1]: a canary decides them, a
/// shadow runs on them.
public record Candidate(
    ModelState.Serving model,
    String rollout,
    long generation,
    Mode mode,
    double share,
    boolean eitherRejects) {}
