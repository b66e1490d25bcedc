package dev.loupe.edge.inference;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.schema.defect.Box;
import org.jspecify.annotations.Nullable;

final class Boxes {
  private Boxes() {}

  /// Cut to the image, at least empty; null where a side is no number.
  static @Nullable Box within(Size size, double left, double top, double right, double bottom) {
    if (!Double.isFinite(left + top + right + bottom)) return null;
    var l = Math.clamp(left, 0, size.width());
    var t = Math.clamp(top, 0, size.height());
    return new Box(l, t, Math.clamp(right, l, size.width()), Math.clamp(bottom, t, size.height()));
  }
}
