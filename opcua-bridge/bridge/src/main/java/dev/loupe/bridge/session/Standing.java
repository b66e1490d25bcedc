package dev.loupe.bridge.session;

/// What stands at the PLC in the middle of a part.
public record Standing(PartTags part, long word) {}
