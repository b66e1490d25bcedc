package dev.loupe.bridge.tag;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which node of the PLC's server is which tag. Holds every tag that is not optional.
public final class TagMap {
  private final Map<TagName, Tag> tags;

  private TagMap(Map<TagName, Tag> tags) {
    this.tags = Collections.unmodifiableMap(tags);
  }

  /// What became of a tag map's text: the map, or everything that is wrong with it.
  public sealed interface Parsed {
    record Read(TagMap map) implements Parsed {}

    record Refused(List<String> problems) implements Parsed {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Reads the YAML form that `default-tags.yaml` shows.
  public static Parsed parse(String yaml) {
    return new TagMapReader().read(yaml);
  }

  /// The default tag set, in the namespace `urn:loupe:plc`.
  public static TagMap builtIn() {
    return switch (parse(builtInText())) {
      case Parsed.Read(var map) -> map;
      case Parsed.Refused(var problems) -> throw new IllegalStateException(problems.toString());
    };
  }

  /// The default tag set as YAML, to copy and change.
  public static String builtInText() {
    try (var in =
        requireNonNull(TagMap.class.getResourceAsStream("default-tags.yaml"), "default tag map")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TagMap of(Map<TagName, Tag> tags) {
    return new TagMap(new EnumMap<>(tags));
  }

  public Collection<Tag> tags() {
    return tags.values();
  }

  /// A tag that every map holds; for an optional one see `find`.
  public Tag get(TagName name) {
    return requireNonNull(tags.get(name), () -> name.tag() + " is not mapped");
  }

  public Optional<Tag> find(TagName name) {
    return Optional.ofNullable(tags.get(name));
  }
}
