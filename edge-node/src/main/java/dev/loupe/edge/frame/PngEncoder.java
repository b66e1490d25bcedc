package dev.loupe.edge.frame;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Grey pixels to an 8-bit PNG, made quickly rather than small.
public final class PngEncoder {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private PngEncoder() {}

  public static byte[] encode(Grey image) {
    var out = new ByteArrayOutputStream(16_384);
    out.writeBytes(SIGNATURE);
    var header = ByteBuffer.allocate(13).putInt(image.width()).putInt(image.height());
    chunk(out, "IHDR", header.put((byte) 8).array());
    chunk(out, "IDAT", deflated(image));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] deflated(Grey image) {
    var rows = new byte[image.height() * (image.width() + 1)];
    for (var y = 0; y < image.height(); y++)
      System.arraycopy(
          image.pixels(), y * image.width(), rows, y * (image.width() + 1) + 1, image.width());
    try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(rows);
      deflater.finish();
      var out = new byte[rows.length / 4 + 1_024];
      for (var length = 0; ; ) {
        length += deflater.deflate(out, length, out.length - length);
        if (deflater.finished()) return Arrays.copyOf(out, length);
        out = Arrays.copyOf(out, 2 * out.length);
      }
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    var bytes = ByteBuffer.allocate(data.length + 12).putInt(data.length);
    bytes.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    var crc = new CRC32();
    crc.update(bytes.array(), 4, data.length + 4);
    out.writeBytes(bytes.putInt((int) crc.getValue()).array());
  }
}
