package dev.loupe.cli.bundle;

import dev.loupe.bundle.Claims.Governance;
import dev.loupe.bundle.Digest;
import dev.loupe.bundle.GoldenSet;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Files that go into a bundle beside its model.
final class Attached {
  private Attached() {}

  static Map<String, byte[]> golden(Path directory) throws IOException {
    if (!Files.isRegularFile(directory.resolve(GoldenSet.FILE)))
      throw new Failed(Exit.FAILED, directory + " holds no " + GoldenSet.FILE + ".");
    var files = new TreeMap<String, byte[]>();
    try (var list = Files.list(directory)) {
      for (var file : list.toList())
        if (Files.isRegularFile(file))
          files.put(file.getFileName().toString(), Files.readAllBytes(file));
    }
    return files;
  }

  /// Puts the documents that the YAML file names, beside itself, into `files`.
  static Governance governance(Path yaml, Map<String, byte[]> files) throws IOException {
    var entries = map(yaml, parsed(yaml));
    for (var name : entries.keySet())
      if (!name.matches("firmwareRange|datasetCertificate|fmeaReport"))
        throw wrong(
            yaml,
            "has '" + name + "': it may have firmwareRange, datasetCertificate and fmeaReport");
    return new Governance(
        entry(yaml, entries.get("firmwareRange"), files),
        entry(yaml, entries.get("datasetCertificate"), files),
        entry(yaml, entries.get("fmeaReport"), files));
  }

  private static Governance.@Nullable Entry entry(
      Path yaml, @Nullable Object node, Map<String, byte[]> files) throws IOException {
    if (node == null) return null;
    var fields = map(yaml, node);
    return new Governance.Entry(
        text(fields, "id"),
        digest(yaml, fields, files),
        text(fields, "approver"),
        text(fields, "date"));
  }

  private static String digest(Path yaml, Map<String, Object> fields, Map<String, byte[]> files)
      throws IOException {
    var document = text(fields, "document");
    if (document.isEmpty()) return text(fields, "sha256");
    var file = yaml.toAbsolutePath().resolveSibling(document);
    if (!Files.isRegularFile(file))
      throw wrong(yaml, "names the document " + file + ", which is no file");
    var bytes = Files.readAllBytes(file);
    files.put(file.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_"), bytes);
    return Digest.sha256(bytes);
  }

  private static @Nullable Object parsed(Path yaml) throws IOException {
    try {
      var options = new LoaderOptions();
      return new Yaml(new Texts(options)).load(Files.readString(yaml));
    } catch (YAMLException e) {
      throw wrong(
          yaml, "is not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  /// Dates and numbers stay as they are written.
  private static final class Texts extends SafeConstructor {
    Texts(LoaderOptions options) {
      super(options);
      yamlConstructors.put(org.yaml.snakeyaml.nodes.Tag.TIMESTAMP, new ConstructYamlStr());
      yamlConstructors.put(org.yaml.snakeyaml.nodes.Tag.INT, new ConstructYamlStr());
      yamlConstructors.put(org.yaml.snakeyaml.nodes.Tag.FLOAT, new ConstructYamlStr());
    }
  }

  private static Map<String, Object> map(Path yaml, @Nullable Object node) {
    if (!(node instanceof Map<?, ?> map)) throw wrong(yaml, "is no map of fields");
    var fields = new TreeMap<String, Object>();
    map.forEach((key, value) -> {
      if (value != null) fields.put(key + "", value);
    });
    return fields;
  }

  private static String text(Map<String, Object> fields, String name) {
    var value = fields.get(name);
    return value == null ? "" : value.toString();
  }

  private static Failed wrong(Path yaml, String what) {
    return new Failed(Exit.USAGE, "--governance " + yaml + " " + what + ".");
  }
}
