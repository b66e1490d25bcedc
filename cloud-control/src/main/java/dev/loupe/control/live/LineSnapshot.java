package dev.loupe.control.live;

import java.time.Instant;
import java.util.List;

/// Everything the live page shows of one line at the server's time `at`. `version` grows with every
/// change; `recent` holds the last inspections, the newest first.
public record LineSnapshot(
    String line,
    long version,
    Instant at,
    Window window,
    List<Station> stations,
    List<SeenPart> recent) {
  public static final int RECENT = 20;

  public LineSnapshot {
    stations = List.copyOf(stations);
    recent = List.copyOf(recent);
  }
}
