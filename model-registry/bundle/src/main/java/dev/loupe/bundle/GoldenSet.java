package dev.loupe.bundle;

import dev.loupe.schema.inspection.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Boards whose verdict is known, run before a model may serve. They show that it was loaded right
/// and runs here; never that it is good.
public record GoldenSet(List<Sample> samples) {
  public static final String FILE = "golden.json";
  public static final GoldenSet NONE = new GoldenSet(List.of());
  public static final int MOST = 32;

  /// Two PNG files, the template null where the family takes none; `name` is the image's file name.
  public record Sample(String name, byte[] image, byte @Nullable [] template, Verdict verdict) {}

  public GoldenSet {
    samples = List.copyOf(samples);
  }
}
