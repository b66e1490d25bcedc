package dev.loupe.bridge.tag;

import dev.loupe.bridge.tag.TagMap.Parsed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads one tag map and gathers all that is wrong with it.
final class TagMapReader {
  private static final Pattern NODE =
      Pattern.compile("nsu=[^;]+;(i=\\d+|s=.+|g=[0-9A-Fa-f-]{36}|b=[0-9A-Za-z+/=]+)");

  private final Map<TagName, Tag> tags = new EnumMap<>(TagName.class);
  private final List<String> problems = new ArrayList<>();

  Parsed read(String yaml) {
    try {
      readRoot(load(yaml));
    } catch (YAMLException e) {
      problems.add("not YAML: " + e.getMessage());
    }
    if (problems.isEmpty()) checkTogether();
    return problems.isEmpty()
        ? new Parsed.Read(TagMap.of(tags))
        : new Parsed.Refused(List.copyOf(problems));
  }

  private static @Nullable Object load(String yaml) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options)).load(yaml);
  }

  private void readRoot(@Nullable Object root) {
    if (root instanceof Map<?, ?> map && map.get("tags") instanceof Map<?, ?> entries) {
      map.keySet().stream()
          .filter(key -> !"tags".equals(key))
          .forEach(key -> problems.add("unknown entry " + key + " beside `tags`"));
      entries.forEach((name, entry) -> readTag(String.valueOf(name), entry));
      checkComplete();
    } else problems.add("needs a map `tags` of tag names, each with `node` and `type`");
  }

  private void readTag(String tag, @Nullable Object entry) {
    var name = TagName.ofTag(tag).orElse(null);
    if (name == null) problems.add(tag + ": no such tag; known are " + known());
    else if (!(entry instanceof Map<?, ?> fields))
      problems.add(
          tag + ": needs `node` and `type`, as { node: \"nsu=URI;s=NAME\", type: UInt32 }");
    else {
      fields.keySet().stream()
          .filter(key -> !"node".equals(key) && !"type".equals(key))
          .forEach(key -> problems.add(tag + ": unknown entry " + key));
      var node = node(tag, fields.get("node"));
      var type = type(name, fields.get("type"));
      if (node != null && type != null) tags.put(name, new Tag(name, node, type));
    }
  }

  private @Nullable String node(String tag, @Nullable Object value) {
    if (value instanceof String node && NODE.matcher(node).matches()) return node;
    problems.add(
        tag + ": `node` must name its namespace by URI, as nsu=urn:maker:plc;s=NAME, not " + value);
    return null;
  }

  private @Nullable TagType type(TagName name, @Nullable Object value) {
    if (value == null) return name.types().getFirst();
    var type = TagType.ofUaName(value.toString()).orElse(null);
    if (type != null && name.types().contains(type)) return type;
    problems.add(name.tag() + ": `type` may be " + names(name.types()) + ", not " + value);
    return null;
  }

  private void checkComplete() {
    for (var name : TagName.values())
      if (!name.optional() && !tags.containsKey(name) && !mentioned(name))
        problems.add(name.tag() + ": missing");
  }

  private boolean mentioned(TagName name) {
    return problems.stream().anyMatch(problem -> problem.startsWith(name.tag() + ":"));
  }

  private void checkTogether() {
    var sequence = tags.get(TagName.TRIG_SEQ);
    for (var name : List.of(TagName.RESULT_ACK_SEQ, TagName.TRIG_ACK_SEQ)) {
      var tag = tags.get(name);
      if (tag != null && sequence != null && tag.type() != sequence.type())
        problems.add(name.tag() + ": must have TrigSeq's type, " + sequence.type().uaName());
    }
    var byNode = new HashMap<String, TagName>();
    for (var tag : tags.values()) {
      var other = byNode.putIfAbsent(tag.node(), tag.name());
      if (other != null) problems.add(tag.name().tag() + ": has the same node as " + other.tag());
    }
  }

  private static String known() {
    return List.of(TagName.values()).stream().map(TagName::tag).collect(Collectors.joining(", "));
  }

  private static String names(List<TagType> types) {
    return types.stream().map(TagType::uaName).collect(Collectors.joining(", "));
  }
}
