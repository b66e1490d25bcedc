package dev.loupe.schema.wire;

/// Carries a refusal out of nested reads; it never leaves this package.
final class RefusedJson extends RuntimeException {
  private final String path;

  RefusedJson(String path, String why) {
    super(why, null, false, false);
    this.path = path;
  }

  String path() {
    return path;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
