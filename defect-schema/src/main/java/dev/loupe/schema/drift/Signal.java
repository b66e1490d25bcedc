package dev.loupe.schema.drift;

import java.util.Locale;

/// What an edge node counts of each part for drift: the highest score the model gave, the number of
/// detections, the share of pixels that differ from the template by more than 64 grey levels, the
/// mean luma (0 to 255).
public enum Signal {
  HIGHEST_SCORE,
  DETECTIONS,
  UNLIKE,
  LUMA;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
