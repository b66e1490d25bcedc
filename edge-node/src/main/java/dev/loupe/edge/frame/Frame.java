package dev.loupe.edge.frame;

/// One image as the camera delivered it: its counter (from 1 after a reset), the file's bytes, and
/// when it arrived (`System.nanoTime`).
public record Frame(long number, byte[] bytes, long arrived) {}
