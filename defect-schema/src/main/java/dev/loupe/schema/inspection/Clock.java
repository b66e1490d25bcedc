package dev.loupe.schema.inspection;

import java.time.Instant;

/// Both clocks of the node at one moment: the wall's, which may jump, and `monotonic` in ns, which
/// only grows while the process lives.
public record Clock(Instant wall, long monotonic) {}
