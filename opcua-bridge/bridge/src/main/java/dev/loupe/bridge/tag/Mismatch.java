package dev.loupe.bridge.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the tag map and the PLC's server differ.
public record Mismatch(Tag tag, String problem) {

  /// Every difference, in the order of the tags. A tag nobody looked at counts as missing.
  public static List<Mismatch> between(TagMap map, Map<TagName, Found> found) {
    var mismatches = new ArrayList<Mismatch>();
    for (var tag : map.tags())
      problem(tag, found.getOrDefault(tag.name(), new Found.Missing("not looked at")))
          .ifPresent(problem -> mismatches.add(new Mismatch(tag, problem)));
    return List.copyOf(mismatches);
  }

  private static Optional<String> problem(Tag tag, Found found) {
    return switch (found) {
      case Found.Missing(var why) -> Optional.of("is not there (" + why + ")");
      case Found.Variable(var type, _, _) when !type.equals(tag.type().uaName()) ->
          Optional.of("is " + type + " at the PLC, " + tag.type().uaName() + " in the tag map");
      case Found.Variable(_, var readable, _) when tag.name().read() && !readable ->
          Optional.of("may not be read by this session");
      case Found.Variable(_, _, var writable) when tag.name().written() && !writable ->
          Optional.of("may not be written by this session");
      case Found.Variable _ -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return tag.name().tag() + " (" + tag.node() + ") " + problem;
  }
}
