package dev.loupe.bridge.session;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import dev.loupe.bridge.tag.TagType;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.jspecify.annotations.Nullable;

/// Between our values and the PLC's types.
final class Values {
  /// No tag of ours counts this: the value is missing or of another type.
  static final long NO_NUMBER = -1;

  private static final long UINT32 = 0xFFFF_FFFFL;

  private Values() {}

  /// Whole numbers that a 32-bit type takes are kept bit for bit; a smaller type is given its
  /// highest value instead of a wrong one.
  static DataValue of(TagType type, long value) {
    return plain(
        switch (type) {
          case BOOLEAN -> Variant.ofBoolean(value != 0);
          case INT16 -> Variant.ofInt16((short) Math.min(value, Short.MAX_VALUE));
          case UINT16 -> Variant.ofUInt16(ushort((int) Math.min(value, 0xFFFF)));
          case INT32 -> Variant.ofInt32((int) value);
          case UINT32 -> Variant.ofUInt32(uint(value & UINT32));
          case FLOAT -> Variant.ofFloat((float) value);
          case DOUBLE -> Variant.ofDouble((double) value);
          case STRING -> Variant.ofString(Long.toString(value));
        });
  }

  static DataValue of(TagType type, double value) {
    return plain(type == TagType.DOUBLE ? Variant.ofDouble(value) : Variant.ofFloat((float) value));
  }

  static DataValue of(String value) {
    return plain(Variant.ofString(value));
  }

  static DataValue of(boolean value) {
    return plain(Variant.ofBoolean(value));
  }

  static DataValue same(DataValue read) {
    return plain(read.value());
  }

  /// PLCs refuse values that bring a status or a time of their own.
  private static DataValue plain(Variant value) {
    return DataValue.valueOnly(value);
  }

  static boolean good(@Nullable DataValue value) {
    return value != null && value.statusCode().isGood() && value.value().isNotNull();
  }

  /// A string that nobody has written yet is null with a good status: it is read as empty.
  static boolean readable(boolean text, @Nullable DataValue value) {
    return text ? value != null && value.statusCode().isGood() : good(value);
  }

  static long number(@Nullable DataValue value) {
    if (value == null || !value.statusCode().isGood()) return NO_NUMBER;
    return switch (value.value().value()) {
      case UInteger unsigned -> unsigned.longValue();
      case Number number -> number.longValue();
      case null, default -> NO_NUMBER;
    };
  }

  static String text(@Nullable DataValue value) {
    if (value == null || !(value.value().value() instanceof String text)) return "";
    var end = text.indexOf('\0'); // a PLC's fixed buffer
    return end < 0 ? text : text.substring(0, end);
  }
}
