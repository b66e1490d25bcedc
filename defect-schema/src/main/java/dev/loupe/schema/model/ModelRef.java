package dev.loupe.schema.model;

/// Which model: `digest` is the SHA-256 (64 hex digits) of the bytes of the bundle's
/// `manifest.json`.
public record ModelRef(String name, String version, String digest) {
  public ModelRef {
    if (!digest.matches("[0-9a-f]{64}"))
      throw new IllegalArgumentException("model digest " + digest);
  }

  /// As the PLC and the page show it: `name:version@first12hex`.
  public String label() {
    return name + ":" + version + "@" + digest.substring(0, 12);
  }
}
