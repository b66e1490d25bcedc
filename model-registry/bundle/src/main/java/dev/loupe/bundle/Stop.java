package dev.loupe.bundle;

import dev.loupe.bundle.Opening.Refused;

/// Leaves the steps of a reading where they refuse; never this package.
final class Stop extends Exception {
  private static final long serialVersionUID = 1;
  private final transient Refused refused;

  Stop(Refusal code, String what) {
    super(what, null, false, false);
    refused = Refused.of(code, what);
  }

  Stop(Refused refused) {
    super(refused.sentence(), null, false, false);
    this.refused = refused;
  }

  Refused refused() {
    return refused;
  }
}
