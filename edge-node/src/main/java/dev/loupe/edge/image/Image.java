package dev.loupe.edge.image;

/// Bytes to upload under their SHA-256 (64 hex digits).
public record Image(String sha256, byte[] bytes, Kind kind) {
  /// In the order in which they are given up when the disk runs low: frames first, those of the
  /// random audit last, for no other can stand for them.
  public enum Kind {
    FRAME,
    PREVIEW,
    TEMPLATE,
    AUDIT
  }
}
