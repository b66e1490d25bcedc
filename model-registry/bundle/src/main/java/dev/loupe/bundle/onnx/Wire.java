package dev.loupe.bundle.onnx;

import java.nio.charset.StandardCharsets;

/// Walks the fields of one protobuf message inside `bytes`, never beyond its end.
final class Wire {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int type;

  Wire(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private Wire(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /// The next field's number with the reader on its value, or 0 at the end. Each value must then be
  /// read or skipped.
  int next() throws BrokenWire {
    if (at == end) return 0;
    var tag = varint();
    type = (int) (tag & 7);
    var field = tag >>> 3;
    if (field < 1 || field > 536_870_911) throw new BrokenWire("field number " + field, at);
    return (int) field;
  }

  long integer() throws BrokenWire {
    if (type != VARINT) throw new BrokenWire("expected a number", at);
    return varint();
  }

  private long varint() throws BrokenWire {
    var value = 0L;
    for (var shift = 0; shift < 64; shift += 7) {
      if (at == end) throw new BrokenWire("ends inside a number", at);
      var next = bytes[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) return value;
    }
    throw new BrokenWire("a number is too long", at);
  }

  Wire message() throws BrokenWire {
    var length = length();
    var inner = new Wire(bytes, at, at + length);
    at += length;
    return inner;
  }

  String text() throws BrokenWire {
    var length = length();
    if (length > 4_096) throw new BrokenWire("a name has " + length + " bytes", at);
    var text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  private int length() throws BrokenWire {
    if (type != LENGTH) throw new BrokenWire("expected a message or text", at);
    var length = varint();
    if (length < 0 || length > end - at)
      throw new BrokenWire("a length of " + length + " leaves the message", at);
    return (int) length;
  }

  void skip() throws BrokenWire {
    switch (type) {
      case VARINT -> varint();
      case FIXED64 -> advance(8);
      case FIXED32 -> advance(4);
      case LENGTH -> advance(length());
      default -> throw new BrokenWire("wire type " + type, at);
    }
  }

  private void advance(int count) throws BrokenWire {
    if (count > end - at) throw new BrokenWire("ends inside a value", at);
    at += count;
  }

  /// Carries what is wrong with the bytes out of nested reads; it never leaves this package.
  static final class BrokenWire extends Exception {
    BrokenWire(String why, int at) {
      super(why + " at byte " + at, null, false, false);
    }
  }
}
