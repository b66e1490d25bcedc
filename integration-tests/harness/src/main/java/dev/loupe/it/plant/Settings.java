package dev.loupe.it.plant;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/// A configuration file in the making: dotted names and their values, written as YAML.
public record Settings(Map<String, String> values) {
  public Settings {
    values = Map.copyOf(values);
  }

  public static Settings none() {
    return new Settings(Map.of());
  }

  public Settings with(String name, Object value) {
    var more = new TreeMap<>(values);
    more.put(name, value.toString());
    return new Settings(more);
  }

  public Settings with(Settings other) {
    var more = new TreeMap<>(values);
    more.putAll(other.values);
    return new Settings(more);
  }

  public Settings without(String name) {
    var fewer = new TreeMap<>(values);
    fewer.remove(name);
    return new Settings(fewer);
  }

  /// The value of `name`; there must be one.
  public String get(String name) {
    var value = values.get(name);
    if (value == null) throw new IllegalArgumentException("no setting " + name);
    return value;
  }

  public String yaml() {
    var text = new StringBuilder();
    var above = new String[0];
    for (var entry : new TreeMap<>(values).entrySet()) {
      var path = entry.getKey().split("\\.");
      var level = shared(above, path);
      for (; level < path.length - 1; level++) line(text, level, path[level], "");
      var value = new String(JsonStringEncoder.getInstance().quoteAsString(entry.getValue()));
      line(text, level, path[level], " \"" + value + "\"");
      above = path;
    }
    return text.toString();
  }

  /// Writes the file for its owner alone: it holds passwords.
  public Path write(Path file) {
    return privately(file, yaml());
  }

  static Path privately(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      var owner =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(file, owner);
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int shared(String[] above, String[] path) {
    var level = 0;
    while (level < Math.min(above.length, path.length) - 1 && above[level].equals(path[level]))
      level++;
    return level;
  }

  private static void line(StringBuilder text, int level, String name, String value) {
    text.append("  ".repeat(level)).append(name).append(':').append(value).append('\n');
  }
}
