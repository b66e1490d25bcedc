package dev.loupe.edge.frame;

/// What became of an image's bytes.
public sealed interface Decoding {
  record Picture(Grey grey) implements Decoding {}

  /// Readable so far, but not of the expected size; its pixels were never decoded.
  record OtherSize(int width, int height) implements Decoding {}

  record Broken(String why) implements Decoding {}

  record Unsupported(String why) implements Decoding {}
}
