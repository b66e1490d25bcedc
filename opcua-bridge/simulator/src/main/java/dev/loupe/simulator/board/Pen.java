package dev.loupe.simulator.board;

/// Draws with one colour. Measures are pixels; a pixel belongs to a shape if its centre does.
record Pen(Picture picture, byte colour) {
  static Pen copper(Picture picture) {
    return new Pen(picture, Picture.COPPER);
  }

  static Pen base(Picture picture) {
    return new Pen(picture, Picture.BASE);
  }

  void disc(Spot centre, double radius) {
    line(centre, centre, 2 * radius);
  }

  /// With round ends.
  void line(Spot from, Spot to, double width) {
    double radius = width / 2;
    for (int y = (int) (Math.min(from.y(), to.y()) - radius) - 1;
        y <= Math.max(from.y(), to.y()) + radius + 1;
        y++)
      for (int x = (int) (Math.min(from.x(), to.x()) - radius) - 1;
          x <= Math.max(from.x(), to.x()) + radius + 1;
          x++) if (new Spot(x, y).distanceTo(from, to) <= radius) picture.set(x, y, colour);
  }

  void rectangle(Spot centre, double width, double height, double corner) {
    for (int y = (int) (centre.y() - height / 2); y <= centre.y() + height / 2; y++)
      for (int x = (int) (centre.x() - width / 2); x <= centre.x() + width / 2; x++) {
        double outX = Math.max(0, Math.abs(x - centre.x()) - (width / 2 - corner));
        double outY = Math.max(0, Math.abs(y - centre.y()) - (height / 2 - corner));
        if (Math.hypot(outX, outY) <= corner + 0.01) picture.set(x, y, colour);
      }
  }

  /// A tapering thorn, `width` wide at its root.
  void thorn(Spot root, Spot tip, double width) {
    int steps = (int) (2 * root.distanceTo(tip)) + 1;
    for (int i = 0; i <= steps; i++) {
      double along = (double) i / steps;
      disc(root.towards(tip, along), width / 2 * (1 - 0.6 * along));
    }
  }
}
