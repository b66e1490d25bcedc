package dev.loupe.bridge.session;

import dev.loupe.schema.inspection.Outcome;

/// The nine result tags beside the word, and TrigAckSeq = `trigger`.
public record Payload(
    long trigger,
    String partId,
    Outcome outcome,
    int defectCount,
    int topClass,
    double latencyMs,
    double inferenceMs,
    String model) {}
