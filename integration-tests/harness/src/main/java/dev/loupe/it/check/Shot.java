package dev.loupe.it.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One trigger of one PLC, and every result word it saw for it. `disposed` is what the PLC did with
/// the part; null where the log ends before.
public record Shot(
    String station, long trigger, Part part, List<Word> words, @Nullable Decision disposed) {
  public Shot {
    words = List.copyOf(words);
  }

  /// The part as the PLC named it.
  public record Part(String id, String lot, String recipe, String position) {}

  /// A result as the PLC read it; `ms` is TrigSeq written → word seen, by the PLC's clock.
  /// `verdict` is `ResultVerdict`'s number.
  public record Word(long word, int verdict, String partId, double ms) {}

  public enum Decision {
    PASS,
    REJECT,
    REVIEW,
    ERROR
  }
}
