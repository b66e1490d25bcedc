package dev.loupe.control.drift.adapter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Approves the production window (`from`, `to`] as reference: of all that was counted in it, or
/// only of a line, station, recipe or model (its digest). `by` is who answers for it.
public record ReferenceRequest(
    @Nullable String line,
    @Nullable String station,
    @Nullable String recipe,
    @Nullable String model,
    Instant from,
    Instant to,
    String by,
    @Nullable String note) {}
