package dev.loupe.control.feedback;

import java.time.Instant;
import java.util.UUID;

/// A label as it is kept.
public record LabelKept(UUID id, ItemId item, String reviewer, boolean defective, Instant at) {}
