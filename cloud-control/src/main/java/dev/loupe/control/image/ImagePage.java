package dev.loupe.control.image;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some of the images that are here, the newest first; `before` asks for the next older ones, null
/// at the end.
public record ImagePage(List<KeptImage> items, @Nullable String before) {
  public ImagePage {
    items = List.copyOf(items);
  }

  /// `sha256` is its name, `bytes` its size.
  public record KeptImage(String sha256, String mediaType, long bytes, Instant receivedAt) {}
}
