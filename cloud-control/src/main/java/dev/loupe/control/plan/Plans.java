package dev.loupe.control.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The plans that come with the control plane.
public final class Plans {
  public static final List<String> NAMES = List.of("default", "demo");

  private Plans() {}

  /// Whether this is meant as a plan's name rather than as YAML.
  public static boolean isName(String text) {
    return text.matches("[a-z0-9-]{1,40}");
  }

  public static Optional<String> named(String name) {
    if (!NAMES.contains(name)) return Optional.empty();
    try (var in = Plans.class.getResourceAsStream("/plans/" + name + ".yaml")) {
      if (in == null) return Optional.empty();
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
