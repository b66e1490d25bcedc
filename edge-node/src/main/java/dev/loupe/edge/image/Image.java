package dev.loupe.edge.image;

/// Bytes to upload under their SHA-256 (64 hex digits).
public record Image(String sha256, byte[] bytes, Kind kind) {
  /// In the order in which they are given up when the disk runs low: frames first.
  public enum Kind {
    FRAME,
    PREVIEW,
    TEMPLATE
  }
}
