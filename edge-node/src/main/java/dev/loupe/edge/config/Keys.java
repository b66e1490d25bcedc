package dev.loupe.edge.config;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// Every key below `loupe`. A test holds this list, the mappings of all features and
/// edge.example.yaml together.
public final class Keys {
  static final List<String> REQUIRED =
      List.of(
          "loupe.node",
          "loupe.line",
          "loupe.station",
          "loupe.data",
          "loupe.plc.endpoint",
          "loupe.camera.folder",
          "loupe.templates",
          "loupe.broker.host");

  static final List<String> OPTIONAL =
      List.of(
          "loupe.deadline",
          "loupe.model",
          "loupe.models.budget",
          "loupe.trust-keys",
          "loupe.diff.width",
          "loupe.diff.height",
          "loupe.control",
          "loupe.plc.trigger",
          "loupe.plc.tags",
          "loupe.plc.security",
          "loupe.plc.trust",
          "loupe.plc.insecure",
          "loupe.plc.sampling",
          "loupe.plc.publishing",
          "loupe.plc.keep-warm",
          "loupe.plc.acknowledge",
          "loupe.camera.deadline",
          "loupe.broker.port",
          "loupe.broker.user",
          "loupe.broker.password",
          "loupe.broker.tls",
          "loupe.broker.ca",
          "loupe.journal.keep",
          "loupe.journal.budget",
          "loupe.images.budget",
          "loupe.serial.pattern");

  /// Below these the user chooses the names.
  static final List<String> OPEN = List.of("loupe.recipes", "loupe.serial.recipes");

  private Keys() {}

  static boolean known(String key) {
    return REQUIRED.contains(key)
        || OPTIONAL.contains(key)
        || OPEN.stream().anyMatch(open -> key.equals(open) || key.startsWith(open + "."));
  }

  /// The way out of an unknown key.
  static String nearest(String key) {
    var all = new TreeSet<>(REQUIRED);
    all.addAll(OPTIONAL);
    all.addAll(OPEN);
    var nearest = all.stream().min(Comparator.comparingInt(it -> distance(it, key))).orElseThrow();
    return distance(nearest, key) <= 3
        ? "did you mean '" + nearest + "'?"
        : "remove it, or see edge.example.yaml for the keys there are";
  }

  /// Levenshtein's.
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) row[j] = j;
    for (var i = 1; i <= a.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
