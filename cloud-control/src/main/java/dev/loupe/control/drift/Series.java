package dev.loupe.control.drift;

/// What is watched: one recipe under one model at one station. `model` is the label that people
/// read, `digest` the model's own.
public record Series(String line, String station, String recipe, String model, String digest) {}
