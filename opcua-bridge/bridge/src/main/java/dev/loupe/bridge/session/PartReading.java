package dev.loupe.bridge.session;

/// A Read of the part's tags that is under way.
@FunctionalInterface
public interface PartReading {
  PartTags await() throws SessionLost;
}
