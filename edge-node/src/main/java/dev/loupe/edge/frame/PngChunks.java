package dev.loupe.edge.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/// The parts of a PNG file (ISO/IEC 15948, clause 5) that its pixels need, each chunk's CRC
/// checked.
record PngChunks(Header header, byte[] palette, List<Segment> data) {
  private static final int FRAME = 12;
  private static final int SIGNATURE = 8;

  record Header(int width, int height, int depth, int colour, boolean interlaced) {
    int channels() {
      return switch (colour) {
        case 2 -> 3;
        case 4 -> 2;
        case 6 -> 4;
        default -> 1;
      };
    }

    boolean isLegal() {
      return switch (colour) {
        case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
        case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
        case 2, 4, 6 -> depth == 8 || depth == 16;
        default -> false;
      };
    }
  }

  /// Where compressed pixels lie in the file.
  record Segment(int from, int length) {}

  /// Throws `BrokenPng` unless the bytes are whole, from signature to IEND.
  static PngChunks of(byte[] png) throws BrokenPng {
    var header = header(png);
    var palette = new byte[0];
    var data = new ArrayList<Segment>();
    for (var at = SIGNATURE; at + FRAME <= png.length; ) {
      var length = integer(png, at);
      if (length < 0 || length > png.length - at - FRAME) break;
      checkCrc(png, at, length);
      switch (type(png, at)) {
        case "PLTE" -> palette = Arrays.copyOfRange(png, at + 8, at + 8 + length);
        case "IDAT" -> data.add(new Segment(at + 8, length));
        case "IEND" -> {
          return new PngChunks(header, palette, data);
        }
        default -> {} // ancillary: no pixels in it
      }
      at += FRAME + length;
    }
    throw new BrokenPng("the file ends early");
  }

  static Header header(byte[] png) throws BrokenPng {
    if (png.length < SIGNATURE + FRAME + 13) throw new BrokenPng("the file ends early");
    if (integer(png, SIGNATURE) != 13 || !type(png, SIGNATURE).equals("IHDR"))
      throw new BrokenPng("no header");
    checkCrc(png, SIGNATURE, 13);
    var header =
        new Header(
            integer(png, 16), integer(png, 20), png[24] & 0xff, png[25] & 0xff, png[28] != 0);
    if (header.width < 1 || header.height < 1 || !header.isLegal() || png[26] != 0 || png[27] != 0)
      throw new BrokenPng("impossible values in the header");
    return header;
  }

  private static void checkCrc(byte[] png, int at, int length) throws BrokenPng {
    var crc = new CRC32();
    crc.update(png, at + 4, length + 4);
    if ((int) crc.getValue() != integer(png, at + 8 + length))
      throw new BrokenPng("wrong checksum in chunk " + type(png, at));
  }

  private static String type(byte[] png, int at) {
    return new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
  }

  private static int integer(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | bytes[at + 3] & 0xff;
  }

  /// Carries what is wrong out of the decoder's steps; it never leaves this package.
  static final class BrokenPng extends Exception {
    BrokenPng(String why) {
      super(why, null, false, false);
    }
  }
}
