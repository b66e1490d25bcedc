package dev.loupe.control.model;

import dev.loupe.bundle.Refusal;

/// Whether a model may be rolled out.
public sealed interface Clearance {
  record Cleared(Model model) implements Clearance {}

  /// `sentence` names the thing and the way out.
  record Barred(Refusal code, String sentence) implements Clearance {
    static Barred of(Refusal code, String what) {
      return new Barred(code, what + ": " + code.wayOut() + ".");
    }
  }
}
