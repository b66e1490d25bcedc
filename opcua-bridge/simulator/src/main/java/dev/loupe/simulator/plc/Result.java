package dev.loupe.simulator.plc;

import java.util.Map;
import java.util.Set;

/// What stood in the node's tags when ResultWord was written: `word` as UInt32, the tags' values,
/// which of them were written since the trigger, and which others came in the word's own write.
public record Result(
    long word, Map<Tag, Object> tags, Set<Tag> fresh, Set<Tag> beside, long nanos) {
  public Result {
    tags = Map.copyOf(tags);
    fresh = Set.copyOf(fresh);
    beside = Set.copyOf(beside);
  }

  public int verdict() {
    return (int) (word & 0xFFFF);
  }

  public String text(Tag tag) {
    return tags.getOrDefault(tag, "").toString();
  }

  public double number(Tag tag) {
    return tags.get(tag) instanceof Number number ? number.doubleValue() : 0;
  }

  public long whole(Tag tag) {
    return tags.get(tag) instanceof Number number ? number.longValue() : 0;
  }
}
