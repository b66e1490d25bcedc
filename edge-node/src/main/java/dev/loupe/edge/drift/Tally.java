package dev.loupe.edge.drift;

import dev.loupe.schema.drift.Histogram;
import dev.loupe.schema.drift.Signal;
import dev.loupe.schema.wire.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The open counts of one lot; `opened` is `System.nanoTime`.
final class Tally {
  private final long opened;
  private final Bins bins;
  private final List<Long> numbers = new ArrayList<>();
  private final Map<Signal, long[]> counts = new EnumMap<>(Signal.class);

  Tally(long opened, Bins bins) {
    this.opened = opened;
    this.bins = bins;
    for (var signal : Signal.values()) counts.put(signal, new long[bins.of(signal).size() + 1]);
  }

  void count(Seen seen) {
    numbers.add(seen.seq());
    for (var each : counts.entrySet()) {
      var value =
          switch (each.getKey()) {
            case HIGHEST_SCORE -> seen.highest();
            case DETECTIONS -> seen.detections();
            case UNLIKE -> seen.pixels().unlike();
            case LUMA -> seen.pixels().luma();
          };
      if (!Double.isNaN(value)) each.getValue()[Bins.bin(bins.of(each.getKey()), value)]++;
    }
  }

  int parts() {
    return numbers.size();
  }

  boolean olderThan(long ns, long now) {
    return now - opened >= ns;
  }

  List<Range> covers() {
    return Range.of(numbers);
  }

  List<Histogram> histograms() {
    return counts.entrySet().stream()
        .map(each ->
            new Histogram(
                each.getKey(),
                bins.of(each.getKey()),
                Arrays.stream(each.getValue()).boxed().toList()))
        .toList();
  }
}
