package dev.loupe.schema.inspection;

import org.jspecify.annotations.Nullable;

/// The part as the PLC named it at its trigger, and where it was seen. `id`, `lot` and `recipe` are
/// empty where the PLC gave none.
public record Part(
    String id,
    @Nullable String panelPosition,
    String lot,
    String line,
    String station,
    String recipe,
    Origin origin) {}
