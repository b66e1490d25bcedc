package dev.loupe.schema.wire;

/// Carries a refusal out of nested reads; it never leaves a codec: `JsonReader.decode` returns it.
public final class RefusedJson extends RuntimeException {
  private final String path;

  RefusedJson(String path, String why) {
    super(why, null, false, false);
    this.path = path;
  }

  public String path() {
    return path;
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
