package dev.loupe.bridge.session;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The little of ASN.1's distinguished encoding (X.690) that a certificate takes.
final class Der {
  private static final DateTimeFormatter GENERALIZED =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");

  private Der() {}

  static byte[] tagged(int tag, byte[]... parts) {
    var size = 0;
    for (var part : parts) size += part.length;
    var out = new ByteArrayOutputStream(size + 6);
    out.write(tag);
    if (size < 0x80) out.write(size);
    else if (size < 0x100) out.writeBytes(new byte[] {(byte) 0x81, (byte) size});
    else out.writeBytes(new byte[] {(byte) 0x82, (byte) (size >> 8), (byte) size});
    for (var part : parts) out.writeBytes(part);
    return out.toByteArray();
  }

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  static byte[] set(byte[] part) {
    return tagged(0x31, part);
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] octets(byte[] value) {
    return tagged(0x04, value);
  }

  static byte[] bits(int unused, byte[] value) {
    return tagged(0x03, new byte[] {(byte) unused}, value);
  }

  static byte[] yes() {
    return tagged(0x01, new byte[] {(byte) 0xFF});
  }

  static byte[] nothing() {
    return tagged(0x05);
  }

  static byte[] text(String value) {
    return tagged(0x0C, value.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] ascii(int tag, String value) {
    return tagged(tag, value.getBytes(StandardCharsets.US_ASCII));
  }

  /// As RFC 5280 wants it: two digits of the year before 2050.
  static byte[] time(Instant at) {
    return at.isBefore(YEAR_2050)
        ? ascii(0x17, SHORT.format(at))
        : ascii(0x18, GENERALIZED.format(at));
  }

  /// An object identifier, as `2.5.4.3`.
  static byte[] oid(String dotted) {
    var arcs = dotted.split("\\.");
    var out = new ByteArrayOutputStream();
    out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (var at = 2; at < arcs.length; at++) arc(out, Integer.parseInt(arcs[at]));
    return tagged(0x06, out.toByteArray());
  }

  private static void arc(ByteArrayOutputStream out, int value) {
    var shift = 28;
    while (shift > 0 && value >>> shift == 0) shift -= 7;
    for (; shift > 0; shift -= 7) out.write(0x80 | (value >>> shift & 0x7F));
    out.write(value & 0x7F);
  }
}
