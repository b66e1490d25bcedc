package dev.loupe.bridge.session;

/// TrigSeq and ResultAckSeq by one Read.
public record Sequences(long trigger, long ack) {}
