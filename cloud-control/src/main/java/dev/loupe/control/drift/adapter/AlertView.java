package dev.loupe.control.drift.adapter;

import dev.loupe.control.drift.Alert;
import dev.loupe.schema.drift.Signal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An alert as REST shows it. `shadow` says what became of the candidate that the site named.
public record AlertView(
    long id,
    Alert.Kind kind,
    String line,
    String station,
    String recipe,
    String model,
    Signal signal,
    String sentence,
    double js,
    double kl,
    double p,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable String closedWhy,
    @Nullable String shadow,
    Told webhook) {
  /// How it went with the webhook.
  public record Told(int attempts, @Nullable Instant sentAt, @Nullable String lastError) {}
}
