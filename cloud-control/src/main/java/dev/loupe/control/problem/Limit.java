package dev.loupe.control.problem;

import jakarta.ws.rs.BadRequestException;

/// How many rows a page shall hold, as a caller wrote it in the query.
public final class Limit {
  private Limit() {}

  /// From 1 to `most`; anything else is the caller's mistake (400).
  public static int of(String text, int most) {
    if (text.matches("\\d{1,9}")) {
      var limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= most) return limit;
    }
    throw new BadRequestException("limit \"" + text + "\" is not a number from 1 to " + most + ".");
  }
}
