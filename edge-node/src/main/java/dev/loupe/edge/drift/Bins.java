package dev.loupe.edge.drift;

import dev.loupe.schema.drift.Signal;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The inner edges of each signal's bins, ascending, 19 at most.
public record Bins(
    List<Double> highestScore, List<Double> detections, List<Double> unlike, List<Double> luma) {
  /// Where a model's manifest names none. Scores are cut at each twentieth, detections finely where
  /// boards are good, unlike pixels by about a third more each, luma so that a tenth less light is
  /// the next bin wherever it starts.
  public static final Bins USUAL =
      new Bins(
          IntStream.range(1, 20).mapToObj(i -> i / 20.0).toList(),
          list(1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 60, 80, 100, 150),
          list(
              1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 3e-3, 4.5e-3, 6e-3, 8e-3, 0.011, 0.015, 0.02, 0.03,
              0.04, 0.055, 0.075, 0.1, 0.15, 0.25),
          IntStream.range(1, 20).mapToObj(i -> 255 * Math.pow(0.9, 20 - i)).toList());

  public Bins {
    highestScore = List.copyOf(highestScore);
    detections = List.copyOf(detections);
    unlike = List.copyOf(unlike);
    luma = List.copyOf(luma);
  }

  /// The usual ones where `named` says nothing of a signal.
  public static Bins of(Map<Signal, List<Double>> named) {
    return new Bins(
        named.getOrDefault(Signal.HIGHEST_SCORE, USUAL.highestScore),
        named.getOrDefault(Signal.DETECTIONS, USUAL.detections),
        named.getOrDefault(Signal.UNLIKE, USUAL.unlike),
        named.getOrDefault(Signal.LUMA, USUAL.luma));
  }

  private static List<Double> list(double... edges) {
    return DoubleStream.of(edges).boxed().toList();
  }

  List<Double> of(Signal signal) {
    return switch (signal) {
      case HIGHEST_SCORE -> highestScore;
      case DETECTIONS -> detections;
      case UNLIKE -> unlike;
      case LUMA -> luma;
    };
  }

  /// Bin i holds edges[i-1] ≤ value < edges[i].
  static int bin(List<Double> edges, double value) {
    var bin = 0;
    while (bin < edges.size() && value >= edges.get(bin)) bin++;
    return bin;
  }
}
