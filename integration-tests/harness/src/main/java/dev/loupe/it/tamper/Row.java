package dev.loupe.it.tamper;

import org.jspecify.annotations.Nullable;

/// A bundle as it is offered: the `digest` that is asked for, the bytes that come, and the code
/// that the node must give (null: it takes it).
record Row(String what, @Nullable String code, String digest, byte[] bytes) {
  /// What became of it at the node.
  record Said(String what, String expected, String happened, boolean ok) {}

  Said said(String happened) {
    var expected = code == null ? "taken" : code;
    return new Said(what, expected, happened, expected.equals(happened));
  }
}
