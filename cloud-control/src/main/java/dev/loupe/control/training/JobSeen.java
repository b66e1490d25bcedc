package dev.loupe.control.training;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A training job. `dataset` is the SHA-256 of its data set, of `examples` images, `leftOut`
/// settled ones having no image here; `done` of `of` tells how far `step` is; `bundle` is the
/// digest of what it made; `metrics` are the trainer's own figures.
public record JobSeen(
    UUID id,
    String line,
    String parent,
    String name,
    String version,
    String dataset,
    int examples,
    int leftOut,
    Instant createdAt,
    String createdBy,
    JobState state,
    Instant changedAt,
    @Nullable String step,
    @Nullable Integer done,
    @Nullable Integer of,
    @Nullable String code,
    @Nullable String sentence,
    @Nullable String bundle,
    @Nullable Map<String, Object> metrics,
    @Nullable String confirmedBy) {}
