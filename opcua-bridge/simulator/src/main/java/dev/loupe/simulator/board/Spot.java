package dev.loupe.simulator.board;

/// A point in pixels.
record Spot(double x, double y) {
  double distanceTo(Spot other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  /// To the nearest point of the line between `from` and `to`.
  double distanceTo(Spot from, Spot to) {
    double dx = to.x - from.x;
    double dy = to.y - from.y;
    double square = dx * dx + dy * dy;
    double along =
        square == 0 ? 0 : Math.clamp(((x - from.x) * dx + (y - from.y) * dy) / square, 0, 1);
    return Math.hypot(x - from.x - along * dx, y - from.y - along * dy);
  }

  Spot towards(Spot other, double share) {
    return new Spot(x + share * (other.x - x), y + share * (other.y - y));
  }

  Spot moved(double byX, double byY) {
    return new Spot(x + byX, y + byY);
  }
}
