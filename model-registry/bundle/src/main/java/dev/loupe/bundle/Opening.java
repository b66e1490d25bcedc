package dev.loupe.bundle;

/// What became of the attempt to open a bundle.
public sealed interface Opening {
  record Opened(Bundle bundle) implements Opening {}

  /// `sentence` names the thing and the way out.
  record Refused(Refusal code, String sentence) implements Opening, Loading, Acceptance {
    public static Refused of(Refusal code, String what) {
      return new Refused(code, what + ": " + code.wayOut() + ".");
    }
  }
}
