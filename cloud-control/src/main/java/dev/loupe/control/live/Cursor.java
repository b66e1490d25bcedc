package dev.loupe.control.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// The place of one inspection in the order of arrival, to the database's microsecond: arrival,
/// then the node's clock, then the number the ledger gave it.
public record Cursor(Instant receivedAt, Instant at, long id) {
  private static final Pattern FORM = Pattern.compile("(-?\\d{1,18})_(-?\\d{1,18})_(\\d{1,18})");

  public static Optional<Cursor> parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) return Optional.empty();
    return Optional.of(
        new Cursor(
            instant(parts.group(1)), instant(parts.group(2)), Long.parseLong(parts.group(3))));
  }

  @Override
  public String toString() {
    return micros(receivedAt) + "_" + micros(at) + "_" + id;
  }

  private static long micros(Instant it) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, it);
  }

  private static Instant instant(String micros) {
    return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
  }
}
