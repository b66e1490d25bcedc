package dev.loupe.bundle;

import dev.loupe.bundle.Opening.Opened;
import dev.loupe.bundle.Opening.Refused;
import java.time.Instant;

/// Whether a bundle may run here. Pure: files, keys, times and firmware come in.
public sealed interface Acceptance permits Acceptance.Accepted, Opening.Refused {
  /// `bundle` may run, and `accepted` is to be kept: it reloads on that.
  record Accepted(Bundle bundle, AcceptedRecord accepted) implements Acceptance {}

  /// For what is new here: the bundle of `digest` that was asked for, signed by a release key of
  /// the site that is not revoked and holds now, itself not revoked, at or above the floor,
  /// released for the PLC's firmware. The last committed champion is always allowed: `reload`
  /// judges it.
  static Acceptance accept(String digest, Contents contents, Site site) {
    var champion = site.champion();
    if (champion != null && champion.digest().equals(digest)) return reload(contents, champion);
    try {
      checkDigest(digest, contents);
      var verified = Signatures.verify(contents, digest, site);
      var bundle = opened(contents);
      Terms.check(bundle, site);
      var accepted = new AcceptedRecord(digest, verified.keyId(), verified.key(), site.clock());
      return new Accepted(bundle, accepted);
    } catch (Stop stop) {
      return stop.refused();
    }
  }

  /// For what was accepted here before: its digest and its signature alone, whatever the clock, the
  /// trusted keys and the PLC say now.
  static Acceptance reload(Contents contents, AcceptedRecord accepted) {
    try {
      checkDigest(accepted.digest(), contents);
      Signatures.verifyAgain(contents, accepted);
      return new Accepted(opened(contents), accepted);
    } catch (Stop stop) {
      return stop.refused();
    }
  }

  private static void checkDigest(String digest, Contents contents) throws Stop {
    var found =
        contents
            .digest()
            .orElseThrow(() ->
                new Stop(Refusal.NO_BUNDLE, contents.source() + " holds no " + Manifest.FILE));
    if (!found.equals(digest))
      throw new Stop(
          Refusal.DIGEST_MISMATCH,
          contents.source() + " is the bundle " + found + ", not " + digest);
  }

  private static Bundle opened(Contents contents) throws Stop {
    return switch (Opener.open(contents)) {
      case Opened(var bundle) -> bundle;
      case Refused refused -> throw new Stop(refused);
    };
  }

  /// The latest time to believe after a look at the clock.
  static Instant latest(Instant clock, Instant before) {
    return clock.isAfter(before) ? clock : before;
  }
}
