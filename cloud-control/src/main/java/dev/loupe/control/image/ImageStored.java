package dev.loupe.control.image;

/// Fired as a CDI event once the image with this SHA-256 (64 hex digits) can be fetched. Observers
/// must not block.
public record ImageStored(String digest) {}
