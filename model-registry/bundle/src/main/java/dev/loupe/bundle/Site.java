package dev.loupe.bundle;

import dev.loupe.bundle.dsse.Trust;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a bundle would run. `clock` is what the machine says, `latest` the latest time that it has
/// believed before (`Instant.EPOCH`: none): trusted time never runs backwards. `live` says what is
/// known of the PLC; `champion` is the last one committed here.
public record Site(
    Trust trust, Instant clock, Instant latest, Plc live, @Nullable AcceptedRecord champion) {
  public sealed interface Plc {}

  /// The firmware that it gives over OPC UA now.
  public record Says(String firmware) implements Plc {}

  /// It ought to be asked, and does not answer.
  public record Silent() implements Plc {}

  /// There is none here: the registry, the command line.
  public record NoPlc() implements Plc {}

  /// Where bundles are looked at, not run.
  public static Site withoutPlc(Trust trust, Instant clock) {
    return new Site(trust, clock, Instant.EPOCH, new NoPlc(), null);
  }
}
