package dev.loupe.control.feedback;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where in the queue: disagreements before the audit, each in the order of arrival.
public record Place(Kind kind, Instant receivedAt, long id) {
  private static final Pattern FORM = Pattern.compile("([da])_(\\d{1,18})_(\\d{1,18})");

  public static Place startOf(Kind kind) {
    return new Place(kind, Instant.EPOCH, 0);
  }

  public static Optional<Place> parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) return Optional.empty();
    var kind = parts.group(1).equals("d") ? Kind.DISAGREEMENT : Kind.AUDIT;
    var at = Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS);
    return Optional.of(new Place(kind, at, Long.parseLong(parts.group(3))));
  }

  @Override
  public String toString() {
    var letter =
        switch (kind) {
          case DISAGREEMENT -> "d";
          case AUDIT -> "a";
        };
    return letter + "_" + ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt) + "_" + id;
  }
}
