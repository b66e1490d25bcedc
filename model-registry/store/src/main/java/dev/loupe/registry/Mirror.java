package dev.loupe.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The tags that repeat the manifest beside a version, for people and programs that look at the
/// store alone. Nothing is ever decided by them.
public final class Mirror {
  /// Tags of this prefix are ours; others may stand beside them.
  public static final String PREFIX = "loupe.";

  public static final String DIGEST = PREFIX + "digest";
  public static final String VERSION = PREFIX + "version";
  private static final int LONGEST = 200;

  private Mirror() {}

  /// `facts` are the manifest's own, by names without the prefix; an absent one has no tag.
  public static SortedMap<String, String> of(
      String digest, String version, Map<String, @Nullable String> facts) {
    var tags = new TreeMap<String, String>();
    facts.forEach((name, value) -> {
      if (value != null) tags.put(PREFIX + name, value);
    });
    tags.put(DIGEST, digest);
    tags.put(VERSION, version);
    return tags;
  }

  /// One sentence a difference; none where the store says what the manifest says.
  public static List<String> differences(
      SortedMap<String, String> manifest, SortedMap<String, String> store) {
    var names = new TreeSet<>(manifest.keySet());
    store.keySet().stream().filter(name -> name.startsWith(PREFIX)).forEach(names::add);
    var differences = new ArrayList<String>();
    for (var name : names) {
      var expected = manifest.get(name);
      var found = store.get(name);
      if (expected == null)
        differences.add("tag " + name + " is " + quoted(found) + ", the manifest has none");
      else if (!expected.equals(found))
        differences.add(
            "tag " + name + " is " + quoted(found) + ", the manifest says " + quoted(expected));
    }
    return List.copyOf(differences);
  }

  private static String quoted(@Nullable String value) {
    if (value == null) return "missing";
    return "'" + (value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value) + "'";
  }
}
