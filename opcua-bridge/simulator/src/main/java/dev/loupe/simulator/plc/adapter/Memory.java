package dev.loupe.simulator.plc.adapter;

import dev.loupe.simulator.plc.Tag;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The PLC's memory: each tag's value as Long, Integer, Float, Boolean or String. It outlives the
/// OPC UA server, as a PLC's does.
final class Memory {
  private final Map<Tag, Object> values = new ConcurrentHashMap<>();

  Memory() {
    for (var tag : Tag.values()) values.put(tag, zero(tag.type()));
  }

  private static Object zero(Tag.Type type) {
    return switch (type) {
      case STRING -> "";
      case BOOLEAN -> false;
      case UINT16 -> 0;
      case UINT32 -> 0L;
      case FLOAT -> 0f;
    };
  }

  Object get(Tag tag) {
    return values.getOrDefault(tag, zero(tag.type()));
  }

  void put(Tag tag, Object value) {
    values.put(tag, value);
  }

  long whole(Tag tag) {
    return get(tag) instanceof Number number ? number.longValue() : 0;
  }

  Map<Tag, Object> copy() {
    return Map.copyOf(values);
  }
}
