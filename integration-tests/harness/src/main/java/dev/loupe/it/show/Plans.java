package dev.loupe.it.show;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/// The demo's plan as the control plane serves it, with a few lines changed, as a site would.
final class Plans {
  private static final String ALL =
      "  - { share: 1, minParts: 100, minTime: 5s, maxHold: 7d, lease: 60s }\n";

  private Plans() {}

  /// Who shares its machine with the line may be slow: only the show of slow models asks for less.
  static String demo(Scene scene) {
    var plan = new String(scene.api().bytes("/api/rollouts/plans/demo"), UTF_8);
    return with(plan, "latencyMs:.*", "latencyMs: 250");
  }

  static String whileOpen(Scene scene) {
    return with(demo(scene), "canaryWhileOpen:.*", "canaryWhileOpen: true");
  }

  /// A first stage that lasts until it is left by hand or by a gate, and is reached at gate D's
  /// first look, where there is nothing to settle; a node may be silent for a minute.
  static String lasting(Scene scene, String stage) {
    var patient = with(soon(scene), "reportTimeout:.*", "reportTimeout: 60s");
    return staged(patient, stage + ALL);
  }

  static String of(Hall hall, Scene scene) {
    return hall.run().quick() ? brief(soon(scene)) : demo(scene);
  }

  /// Its margin lets gate D pass at the first look, which comes earlier in a quick show.
  static String soon(Scene scene) {
    var plan = with(demo(scene), "margin:.*", "margin: 0.06");
    if (!scene.isQuick()) return plan;
    var early = with(plan, "looks:.*", "looks: [100, 200, 400, 800]");
    return with(early, "minParts: 200", "minParts: 100");
  }

  /// The share of parts that the random audit draws.
  static String audited(String plan, double share) {
    return with(plan, "auditShare:.*", "auditShare: " + share);
  }

  /// Two stages and a short bake.
  static String brief(String plan) {
    var stages =
        "  - { share: 0.2, minParts: 30, minTime: 3s, maxHold: 30m, lease: 15s }\n"
            + "  - { share: 1, minParts: 60, minTime: 3s, maxHold: 30m, lease: 30s }\n";
    return with(staged(plan, stages), "bake:.*", "bake: 5s");
  }

  private static String staged(String plan, String stages) {
    return with(plan, "stages:\\n(  - .*\\n)+", "stages:\n" + stages);
  }

  static String guard(String plan, int errors, int misses, int parts) {
    var line = "guard: { errors: %d, misses: %d, parts: %d }".formatted(errors, misses, parts);
    return with(plan, "guard:.*", line);
  }

  static String with(String plan, String pattern, String other) {
    var line = Pattern.compile(pattern).matcher(plan);
    if (!line.find()) throw new IllegalStateException("no " + pattern + " in " + plan);
    return line.replaceFirst(other);
  }
}
