package dev.loupe.it.bench;

import dev.loupe.it.plant.Model;

/// What one measurement is of. `trigger` is `frame`, `poll` or `subscribe`.
record Setup(String modelName, Model model, String trigger, boolean natively) {
  /// What `subscribe` asks of the PLC's server: two intervals of its own.
  static final double SUBSCRIBE_MS = 2 * 10;

  String name() {
    return modelName + "-" + trigger + "-" + (natively ? "native" : "jvm");
  }

  double intervals() {
    return trigger.equals("subscribe") ? SUBSCRIBE_MS : 0;
  }
}
