package dev.loupe.it.bench;

import dev.loupe.it.check.Quantiles;
import java.util.List;

/// The usual quantiles of some samples, in ms.
public record Spread(int samples, double p50, double p95, double p99) {
  static Spread of(List<Double> samples) {
    var quantiles = new Quantiles(samples);
    return new Spread(samples.size(), quantiles.at(.5), quantiles.at(.95), quantiles.at(.99));
  }
}
