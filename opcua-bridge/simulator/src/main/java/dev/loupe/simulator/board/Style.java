package dev.loupe.simulator.board;

/// What makes one design look unlike another: how many of each footprint are tried, how wide its
/// traces are in pixels, and whether free space is filled with copper.
record Style(
    String recipe, int chips, int headers, int passives, int vias, double trace, boolean poured) {
  static final Style[] ALL = {
    new Style("controller", 3, 1, 14, 26, 6, true),
    new Style("driver", 1, 4, 20, 18, 8, true),
    new Style("sensor", 2, 2, 24, 30, 6, false),
    new Style("backplane", 0, 9, 12, 40, 7, false),
  };
}
