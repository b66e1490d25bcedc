package dev.loupe.bundle;

import java.util.Arrays;
import java.util.Optional;

/// How a model's inputs are filled and its outputs read. H, W are the input's size, C the classes.
public enum Family {
  /// `image` uint8 [1,2,H,W] (test image, golden template) to `scores` and `peak` float
  /// [1,C,H/8,W/8] and `ltrb` float [1,4,H/8,W/8].
  PAIR_HEATMAP("pair-heatmap"),
  /// float [1,3,H,W], RGB in [0, 1], to float [1,4+C,N]: cx, cy, w, h in pixels, then C scores.
  YOLO("yolo");

  private final String wireName;

  Family(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<Family> ofWireName(String name) {
    return Arrays.stream(values()).filter(family -> family.wireName.equals(name)).findFirst();
  }
}
