package dev.loupe.edge.config;

import dev.loupe.schema.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// The node's one configuration file, read before anything starts, so that a slip is one sentence.
public record ConfigFile(Path path, Map<String, String> values) {
  private static final Set<String> LOCAL = Set.of("", "127.0.0.1", "localhost");

  /// Throws `CannotStart`.
  public static ConfigFile read(Path path) {
    var values = new TreeMap<String, String>();
    flatten("", parsed(path), values);
    var file = new ConfigFile(path, values);
    file.check();
    return file;
  }

  private static @Nullable Object parsed(Path path) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(path));
    } catch (NoSuchFileException e) {
      throw new CannotStart(
          "There is no configuration file " + path + ": copy edge.example.yaml there and edit it.");
    } catch (IOException e) {
      throw new CannotStart(
          "The configuration file "
              + path
              + " cannot be read ("
              + e.getMessage()
              + "): name a YAML text file that this user may read.");
    } catch (YAMLException e) {
      throw new CannotStart(
          "The configuration file "
              + path
              + " is not YAML ("
              + String.valueOf(e.getMessage()).lines().map(String::strip).limit(4).toList()
              + "): mend that place.");
    }
  }

  private static void flatten(String prefix, @Nullable Object node, Map<String, String> into) {
    switch (node) {
      case Map<?, ?> map when !map.isEmpty() ->
          map.forEach((key, value) ->
              flatten(prefix.isEmpty() ? key + "" : prefix + "." + key, value, into));
      case Map<?, ?> _ -> into.put(prefix, "");
      case null -> into.put(prefix, "");
      default -> into.put(prefix, node.toString());
    }
  }

  private void check() {
    for (var key : values.keySet())
      if (key.startsWith("loupe.") && !Keys.known(key))
        throw new CannotStart(
            path + ": the key '" + key + "' is unknown; " + Keys.nearest(key) + ".");
    for (var key : Keys.REQUIRED)
      if (value(key).isEmpty())
        throw new CannotStart(
            path + ": '" + key + "' has no value; add it as edge.example.yaml shows.");
    if (!LOCAL.contains(value("quarkus.http.host")))
      throw new CannotStart(
          path
              + ": quarkus.http.host '"
              + value("quarkus.http.host")
              + "' is not this machine; health and figures are for 127.0.0.1 only, so remove it.");
    if (!Topics.NODE.matcher(value("loupe.node")).matches())
      throw new CannotStart(
          path
              + ": loupe.node '"
              + value("loupe.node")
              + "' is no node's name; use small letters, digits and '-', at most 63.");
    var control = value("loupe.control");
    if (!control.isEmpty() && !isWeb(control))
      throw new CannotStart(
          path
              + ": loupe.control '"
              + control
              + "' is no address of a control plane; write http://HOST:PORT.");
  }

  private static boolean isWeb(String address) {
    try {
      var uri = new URI(address);
      return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /// Empty where it is not there.
  public String value(String key) {
    return values.getOrDefault(key, "");
  }

  public Path data() {
    return Path.of(value("loupe.data"));
  }
}
