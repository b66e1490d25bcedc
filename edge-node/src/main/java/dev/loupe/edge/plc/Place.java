package dev.loupe.edge.plc;

/// Where this node stands.
public record Place(String line, String station) {}
