package dev.loupe.control.model;

import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Refusal;
import java.time.Instant;

/// Whether the bytes of a `.loupe` file are a bundle that a release key of this site signed, by the
/// keys, revocations and floors that hold now.
public interface BundleCheck {
  sealed interface Checked {}

  record Sound(Bundle bundle, Contents contents, String signer) implements Checked {}

  record Unsound(Refusal code, String sentence) implements Checked {}

  Checked check(byte[] loupe, Instant now);
}
