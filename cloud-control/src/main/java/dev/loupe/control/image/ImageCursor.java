package dev.loupe.control.image;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// The place of one image in the order of arrival, to the database's microsecond.
public record ImageCursor(Instant receivedAt, String sha256) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})_([0-9a-f]{64})");

  public static Optional<ImageCursor> parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) return Optional.empty();
    var at = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
    return Optional.of(new ImageCursor(at, parts.group(2)));
  }

  @Override
  public String toString() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt) + "_" + sha256;
  }
}
