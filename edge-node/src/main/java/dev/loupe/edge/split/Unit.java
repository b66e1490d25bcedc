package dev.loupe.edge.split;

import java.util.UUID;
import java.util.regex.Pattern;

/// What is allotted to one model as a whole: a part with all its views and all its retries.
/// `identified` is false where the part has no serial to know it by; such a unit is never met
/// again, and paired statistics leave it out.
public record Unit(String key, boolean identified) {
  /// By the trimmed serial if the whole of it fits `pattern`, else by the trigger.
  public static Unit of(String serial, Pattern pattern, UUID journal, long trigger) {
    var trimmed = serial.strip();
    return pattern.matcher(trimmed).matches()
        ? new Unit(trimmed, true)
        : new Unit(journal + "/" + trigger, false);
  }
}
