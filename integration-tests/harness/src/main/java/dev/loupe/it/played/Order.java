package dev.loupe.it.played;

/// An assignment as a node heard it; `sha256` is of the whole signed envelope.
public record Order(long generation, String sha256) {}
