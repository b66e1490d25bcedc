package dev.loupe.schema.drift;

import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Range;
import java.util.List;

/// Counts over the production parts of one lot that `model` judged at one station and recipe.
/// `covers` are the numbers of the `Inspected` records it counts, in the journal that holds the
/// summary: just these numbers, so a part is counted once and `parts` is their number. A signal
/// that could not be taken of a part is missing from that signal's counts.
public record Summary(
    String line,
    String station,
    String recipe,
    String lot,
    ModelRef model,
    List<Range> covers,
    int parts,
    List<Histogram> signals,
    Clock at) {
  /// A summary closes at the latest when it counts this many parts: its numbers fit one record.
  public static final int MOST_PARTS = 5_000;

  public Summary {
    covers = Range.merged(covers);
    signals = List.copyOf(signals);
    var covered = covers.stream().mapToLong(Range::size).sum();
    if (parts < 1 || parts > MOST_PARTS || covered != parts)
      throw new IllegalArgumentException(parts + " parts, but " + covered + " records covered");
    for (var signal : signals)
      if (signal.total() > parts)
        throw new IllegalArgumentException(
            signal.signal() + " counts " + signal.total() + " of " + parts + " parts");
    if (signals.stream().map(Histogram::signal).distinct().count() != signals.size())
      throw new IllegalArgumentException("a signal is given twice");
  }
}
