package dev.loupe.schema.defect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The kinds of defect, numbered for ever as they stand in `ResultTopClass`: a number is never
/// given again. 0 there means "none". The first six are DeepPCB's bare-board kinds (arXiv
/// 1902.06197).
public enum DefectClass {
  OPEN(1, "a trace is interrupted"),
  SHORT(2, "two conductors touch"),
  MOUSEBITE(3, "a notch in a conductor's edge"),
  SPUR(4, "a thorn on a conductor's edge"),
  COPPER(5, "copper where none should be"),
  PINHOLE(6, "a hole inside a conductor"),
  UNLIKE(7, "different from the golden template, kind unknown"),
  OTHER(8, "a class of the model that Loupe has no number for");

  private static final Map<String, DefectClass> BY_WIRE_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(DefectClass::wireName, Function.identity()));

  private final int code;
  private final String meaning;

  DefectClass(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }

  /// As it is written in JSON, manifests and truth files: `mousebite`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DefectClass> ofWireName(String name) {
    return Optional.ofNullable(BY_WIRE_NAME.get(name));
  }
}
