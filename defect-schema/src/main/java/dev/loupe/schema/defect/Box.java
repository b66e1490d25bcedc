package dev.loupe.schema.defect;

/// An axis-aligned rectangle in pixels of the full frame: `left` and `top` inside, `right` and
/// `bottom` just outside.
public record Box(double left, double top, double right, double bottom) {
  public Box {
    if (!(left <= right && top <= bottom && finite(left, top, right, bottom))) // NaN too
    throw new IllegalArgumentException("box " + left + "," + top + "," + right + "," + bottom);
  }

  private static boolean finite(double... values) {
    for (var value : values) if (!Double.isFinite(value)) return false;
    return true;
  }

  public double area() {
    return (right - left) * (bottom - top);
  }

  /// Intersection over union with `other`, in [0, 1]; 0 where neither has an area.
  public double iou(Box other) {
    var width = Math.min(right, other.right) - Math.max(left, other.left);
    var height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    if (width <= 0 || height <= 0) return 0;
    var shared = width * height;
    return shared / (area() + other.area() - shared);
  }
}
