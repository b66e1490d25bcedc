package dev.loupe.control.feedback;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some parts to review, in the queue's order; `after` asks for the next ones, null at the end.
public record ReviewPage(List<ReviewItem> items, @Nullable String after) {
  public ReviewPage {
    items = List.copyOf(items);
  }
}
