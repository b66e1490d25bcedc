package dev.loupe.it.drift;

import java.util.ArrayList;
import java.util.List;

/// What the line makes, phase after phase: 20 parts a lot, the boards of the first phase's seed.
enum Phase {
  CALIBRATE("controller=1,sensor=1", List.of("controller", "sensor"), List.of()),
  TWENTY("controller=1", List.of("controller"), List.of("--parts", "21")),
  SILENT("controller=1,sensor=1", List.of("controller", "sensor"), List.of()),
  OTHER_MIX("controller=3,driver=1", List.of("controller"), List.of()),
  DEGRADED(
      "controller=1,sensor=1",
      List.of("controller", "sensor"),
      List.of("--degrade", "aoi-1:shift2:1", "--degrade", "aoi-2:dim:1")),
  ALL_DIM(
      "controller=1",
      List.of("controller"),
      List.of("--degrade", "aoi-1:dim:1", "--degrade", "aoi-2:dim:1", "--degrade", "aoi-3:dim:1"));

  static final int LOT = 20;

  private final String products;
  private final List<String> recipes;
  private final List<String> more;

  Phase(String products, List<String> recipes, List<String> more) {
    this.products = products;
    this.recipes = recipes;
    this.more = more;
  }

  /// The recipes of which there must be lots.
  List<String> recipes() {
    return recipes;
  }

  /// So many lots a station and recipe; the one of 20 parts is ended by the first part of the next.
  int lots() {
    return this == TWENTY ? 1 : 30;
  }

  List<String> options(long seed) {
    var options = new ArrayList<>(List.of("--lot", Integer.toString(LOT)));
    options.addAll(List.of("--board-seed", Long.toString(seed)));
    options.addAll(List.of("--products", "1:" + products));
    options.addAll(more);
    return options;
  }
}
