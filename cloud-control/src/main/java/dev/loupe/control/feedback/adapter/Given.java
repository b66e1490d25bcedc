package dev.loupe.control.feedback.adapter;

import jakarta.ws.rs.BadRequestException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What callers give, checked.
final class Given {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int LONGEST_NAME = 64;

  private Given() {}

  static String line(@Nullable String line) {
    if (line == null || line.isEmpty())
      throw new BadRequestException("Name the line: ?line=…; GET /api/lines lists them.");
    return line;
  }

  static String reviewer(@Nullable String name) {
    var text = name == null ? "" : name.strip();
    if (text.isEmpty() || text.length() > LONGEST_NAME)
      throw new BadRequestException(
          "Name the reviewer, in at most " + LONGEST_NAME + " characters: labels carry the name.");
    return text;
  }

  static int number(String text, int most) {
    if (NUMBER.matcher(text).matches()) {
      var number = Integer.parseInt(text);
      if (number >= 1 && number <= most) return number;
    }
    throw new BadRequestException("\"" + text + "\" is not a number from 1 to " + most + ".");
  }
}
