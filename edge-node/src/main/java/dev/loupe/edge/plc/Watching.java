package dev.loupe.edge.plc;

import java.time.Duration;

/// What starts the work on a part, and how often TrigSeq is read between parts so that the way to
/// the PLC stays warm: after a tenth of a second's rest the first call takes several times as long.
/// Zero: never.
public record Watching(TriggerMode mode, Duration keepWarm) {}
