package dev.loupe.control.ledger.adapter;

/// Texts as PostgreSQL stores them.
final class Texts {
  private static final int LONGEST = 2_000;

  private Texts() {}

  /// Without NUL, which no text column takes, and without end.
  static String storable(String text) {
    var clean = text.replace('\0', '\uFFFD');
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }
}
