package dev.loupe.bundle;

/// What a model may be called: its name and version stand in labels, file names and PLC tags.
final class ModelName {
  static final String RULE = "1 to 64 of A-Z a-z 0-9 . _ -, the first no dot";

  private ModelName() {}

  static boolean fits(String text) {
    return text.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");
  }
}
