package dev.loupe.it.loop;

import dev.loupe.it.check.Truth;
import dev.loupe.it.check.TruthReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The line's truth file as it grows, by part.
public final class TruthBook {
  private final Path file;
  private final Map<String, Truth> byPart = new HashMap<>();
  private long length = -1;

  public TruthBook(Path file) {
    this.file = file;
  }

  /// Null where the line has not written it yet.
  public @Nullable Truth of(String part) {
    var known = byPart.get(part);
    if (known != null || !grown()) return known;
    for (var truth : TruthReader.read(file)) byPart.put(truth.part(), truth);
    return byPart.get(part);
  }

  private boolean grown() {
    if (!Files.exists(file)) return false;
    var now = file.toFile().length();
    var grown = now != length;
    length = now;
    return grown;
  }
}
