package dev.loupe.control.drift.adapter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One signal in full: its bins now and then, the band they would keep to if nothing had changed
/// (shares, empty where nothing was compared), its past, and boards of the lots behind it.
public record SignalView(
    FindingView finding,
    List<Double> edges,
    List<Long> now,
    List<Long> then,
    List<Double> low,
    List<Double> high,
    List<Past> past,
    List<Board> boards) {
  /// A former patrol, the newest first.
  public record Past(Instant at, String state, @Nullable Double kl, @Nullable Double js) {}

  /// An inspection by its identity, with its pictures' digests where it has some.
  public record Board(
      String node,
      UUID journal,
      long seq,
      String part,
      String lot,
      Instant at,
      @Nullable String preview,
      @Nullable String template) {}
}
