package dev.loupe.schema.wire;

/// What became of bytes from the wire.
public sealed interface Decoded<T> {
  record Value<T>(T value) implements Decoded<T> {}

  /// `path` is the JSON Pointer (RFC 6901) of what was refused, empty for the whole message.
  record Refused<T>(String path, String why) implements Decoded<T> {
    public String sentence() {
      return (path.isEmpty() ? "message" : path) + ": " + why;
    }
  }
}
