package dev.loupe.edge.drift;

import dev.loupe.edge.drift.Seen.Lot;
import dev.loupe.schema.drift.Summary;
import dev.loupe.schema.inspection.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// The open counts of a station. A lot's summary closes when a part of another lot comes, after ten
/// minutes, at its most parts, and when the node stops; each names the records it counts. What was
/// open when a process was killed is never told, and no summary covers those records: a part counts
/// once or, that way, not at all. Not thread-safe.
public final class Summaries {
  private static final long LONGEST = Duration.ofMinutes(10).toNanos();

  private final String line;
  private final String station;
  private final Map<Lot, Tally> open = new LinkedHashMap<>();

  public Summaries(String line, String station) {
    this.line = line;
    this.station = station;
  }

  /// Answers the summaries that this part closes.
  public List<Summary> count(Seen seen, Bins bins, Clock now) {
    var closed = new ArrayList<>(close((lot, _) -> !lot.lot().equals(seen.lot().lot()), now));
    var tally = open.computeIfAbsent(seen.lot(), _ -> new Tally(now.monotonic(), bins));
    tally.count(seen);
    if (tally.parts() == Summary.MOST_PARTS)
      closed.addAll(close((lot, _) -> lot.equals(seen.lot()), now));
    return closed;
  }

  /// Those that have been open for ten minutes.
  public List<Summary> due(Clock now) {
    return close((_, tally) -> tally.olderThan(LONGEST, now.monotonic()), now);
  }

  public List<Summary> all(Clock now) {
    return close((_, _) -> true, now);
  }

  private List<Summary> close(BiPredicate<Lot, Tally> which, Clock now) {
    var closed = new ArrayList<Summary>();
    for (Iterator<Map.Entry<Lot, Tally>> each = open.entrySet().iterator(); each.hasNext(); ) {
      var entry = each.next();
      if (!which.test(entry.getKey(), entry.getValue())) continue;
      each.remove();
      closed.add(summary(entry.getKey(), entry.getValue(), now));
    }
    return closed;
  }

  private Summary summary(Lot of, Tally tally, Clock now) {
    return new Summary(
        line,
        station,
        of.recipe(),
        of.lot(),
        of.model(),
        tally.covers(),
        tally.parts(),
        tally.histograms(),
        now);
  }
}
