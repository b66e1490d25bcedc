package dev.loupe.edge.plc.adapter;

import dev.loupe.bridge.session.CheckTags;
import dev.loupe.bridge.session.SessionLost;
import dev.loupe.bridge.session.SessionSettings;
import dev.loupe.bridge.session.SessionSettings.Security;
import dev.loupe.bridge.tag.Mismatch;
import dev.loupe.bridge.tag.TagMap;
import dev.loupe.edge.config.CannotStart;
import dev.loupe.edge.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the PLC integrator asks for: `tags` prints the built-in tag map to copy and change,
/// `check-tags CONFIG` compares the configured one with the PLC.
public final class TagCommands {
  private TagCommands() {}

  /// Returns what to print. Throws `CannotStart`, also where something does not fit.
  public static String run(List<String> arguments) {
    if (arguments.equals(List.of("tags"))) return TagMap.builtInText();
    if (arguments.size() != 2)
      throw new CannotStart("Say `edge-node tags`, or `edge-node check-tags CONFIG`.");
    return check(ConfigFile.read(Path.of(arguments.get(1)).toAbsolutePath()));
  }

  private static String check(ConfigFile file) {
    var map = PlcSettings.tags(path(file, "loupe.plc.tags"));
    var endpoint = PlcSettings.endpoint(file.value("loupe.plc.endpoint"));
    var interval = Duration.ofMillis(100);
    var name = file.value("loupe.node");
    var settings = new SessionSettings(endpoint, security(file), interval, interval, name);
    var mismatches = mismatches(settings, map);
    if (mismatches.isEmpty()) return "All " + map.tags().size() + " tags fit " + endpoint + ".";
    throw new CannotStart(
        mismatches.stream().map(Mismatch::toString).collect(Collectors.joining("\n")));
  }

  private static List<Mismatch> mismatches(SessionSettings settings, TagMap map) {
    try {
      return CheckTags.check(settings, map);
    } catch (IOException | SessionLost e) {
      throw new CannotStart(
          "The tags cannot be checked: " + e.getMessage() + ". Is the PLC on, and reachable?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted before the tags were checked.");
    }
  }

  private static Security security(ConfigFile file) {
    if (!file.value("loupe.plc.security").equals("sign-and-encrypt")) return new Security.None();
    var pki = path(file, "loupe.plc.trust").orElse(file.data().resolve("pki"));
    return new Security.SignAndEncrypt(pki, file.value("loupe.plc.insecure").equals("true"));
  }

  private static Optional<Path> path(ConfigFile file, String key) {
    return Optional.of(file.value(key)).filter(value -> !value.isEmpty()).map(Path::of);
  }
}
