package dev.loupe.control.drift;

import dev.loupe.schema.drift.Histogram;
import dev.loupe.schema.drift.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Lots of a line as drift sees them: parts of a lot are alike, lots differ.
public final class Lots {
  /// Twenty bins, alike full while the line is well.
  public static final List<Double> EDGES =
      List.of(
          -1.80, -1.40, -1.13, -0.92, -0.74, -0.57, -0.42, -0.28, -0.14, 0.0, 0.14, 0.28, 0.42,
          0.57, 0.74, 0.92, 1.13, 1.40, 1.80);

  private static final double BETWEEN_LOTS = 0.7;
  private final SplittableRandom chance;

  public Lots(long seed) {
    chance = new SplittableRandom(seed);
  }

  /// One lot of `parts`, all moved by `shift` (0: the line is well).
  public Histogram lot(Signal signal, int parts, double shift) {
    var mean = shift + BETWEEN_LOTS * chance.nextGaussian();
    var counts = new long[EDGES.size() + 1];
    for (var part = 0; part < parts; part++) counts[bin(mean + chance.nextGaussian())]++;
    return new Histogram(signal, EDGES, java.util.Arrays.stream(counts).boxed().toList());
  }

  List<LotCounts> lots(String prefix, int many, double shift) {
    var lots = new ArrayList<LotCounts>();
    for (var i = 0; i < many; i++) {
      var histogram = lot(Signal.LUMA, 20, shift);
      lots.add(new LotCounts(prefix + i, histogram.edges(), histogram.counts()));
    }
    return lots;
  }

  private static int bin(double value) {
    var bin = 0;
    while (bin < EDGES.size() && EDGES.get(bin) <= value) bin++;
    return bin;
  }
}
