package dev.loupe.bridge.tag;

import java.util.Arrays;
import java.util.Optional;

/// The OPC UA built-in types a tag may have, by their names in OPC 10000-6.
public enum TagType {
  BOOLEAN("Boolean"),
  INT16("Int16"),
  UINT16("UInt16"),
  INT32("Int32"),
  UINT32("UInt32"),
  FLOAT("Float"),
  DOUBLE("Double"),
  STRING("String");

  private final String uaName;

  TagType(String uaName) {
    this.uaName = uaName;
  }

  public String uaName() {
    return uaName;
  }

  public static Optional<TagType> ofUaName(String name) {
    return Arrays.stream(values()).filter(type -> type.uaName.equals(name)).findFirst();
  }
}
