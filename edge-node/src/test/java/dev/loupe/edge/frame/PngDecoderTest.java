package dev.loupe.edge.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Manifest.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the JDK's own PNG writer, another implementation.
class PngDecoderTest {
  private static final Size SIZE = new Size(101, 67);

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void everyKindThatTheJdkWritesIsRead(int type) throws IOException {
    var image = noise(type);
    var grey = picture(write(image, false));
    for (var y = 0; y < SIZE.height(); y++)
      for (var x = 0; x < SIZE.width(); x++)
        assertThat(grey.pixels()[y * SIZE.width() + x] & 0xff)
            .as("%d,%d", x, y)
            .isCloseTo(expected(image, x, y), org.assertj.core.data.Offset.offset(1));
  }

  @Test
  void twoAndFourBitsAreRead() throws IOException {
    for (var bits : new int[] {2, 4}) {
      var levels = new byte[1 << bits];
      for (var i = 0; i < levels.length; i++) levels[i] = (byte) (i * 255 / (levels.length - 1));
      var model = new java.awt.image.IndexColorModel(bits, levels.length, levels, levels, levels);
      var image =
          new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_BYTE_BINARY, model);
      fill(image);
      var grey = picture(write(image, false));
      assertThat(grey.pixels()[5 * SIZE.width() + 7] & 0xff).isEqualTo(expected(image, 7, 5));
      assertThat(grey.pixels()[6 * SIZE.width() + 100] & 0xff).isEqualTo(expected(image, 100, 6));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void everyFilterIsUndone(int filter) {
    var random = new Random(filter);
    var width = SIZE.width();
    var rows = new byte[SIZE.height() * (width + 1)];
    random.nextBytes(rows);
    for (var y = 0; y < SIZE.height(); y++) rows[y * (width + 1)] = (byte) filter;
    var grey = picture(png(8, 0, rows));
    for (var y = 0; y < SIZE.height(); y++)
      for (var x = 0; x < width; x++) {
        var a = x == 0 ? 0 : grey.pixels()[y * width + x - 1] & 0xff;
        var b = y == 0 ? 0 : grey.pixels()[(y - 1) * width + x] & 0xff;
        var c = x == 0 || y == 0 ? 0 : grey.pixels()[(y - 1) * width + x - 1] & 0xff;
        var guess = predicted(filter, a, b, c);
        assertThat(grey.pixels()[y * width + x])
            .isEqualTo((byte) (rows[y * (width + 1) + 1 + x] + guess));
      }
  }

  private static int predicted(int filter, int a, int b, int c) {
    return switch (filter) {
      case 0 -> 0;
      case 1 -> a;
      case 2 -> b;
      case 3 -> (a + b) / 2;
      default -> {
        var p = a + b - c;
        var nearest = Math.min(Math.abs(p - a), Math.min(Math.abs(p - b), Math.abs(p - c)));
        yield Math.abs(p - a) == nearest ? a : Math.abs(p - b) == nearest ? b : c;
      }
    };
  }

  @Test
  void whatTheEncoderWritesIsReadAgainByBoth() throws IOException {
    var grey = picture(write(noise(BufferedImage.TYPE_BYTE_GRAY), false));
    var png = PngEncoder.encode(grey);
    assertThat(picture(png).pixels()).isEqualTo(grey.pixels());
    var again = ImageIO.read(new java.io.ByteArrayInputStream(png));
    assertThat(again.getRaster().getSample(50, 33, 0))
        .isEqualTo(grey.pixels()[33 * SIZE.width() + 50] & 0xff);
  }

  @Test
  void anInterlacedFileIsSaidToBeUnsupported() throws IOException {
    assertThat(decode(write(noise(BufferedImage.TYPE_BYTE_GRAY), true)))
        .isInstanceOf(Decoding.Unsupported.class);
  }

  @Test
  void anotherSizeIsToldWithoutDecoding() throws IOException {
    var png = write(noise(BufferedImage.TYPE_BYTE_GRAY), false);
    assertThat(PngDecoder.decode(png, new Size(640, 640)))
        .isEqualTo(new Decoding.OtherSize(101, 67));
  }

  @Test
  void everyTruncationIsBroken() throws IOException {
    var png = write(noise(BufferedImage.TYPE_BYTE_BINARY), false);
    for (var length = 8; length < png.length - 12; length++)
      assertThat(decode(Arrays.copyOf(png, length)))
          .as("%d bytes", length)
          .isInstanceOf(Decoding.Broken.class);
  }

  @Test
  void everyFlippedBitOfItsPixelsIsSeen() throws IOException {
    var png = write(noise(BufferedImage.TYPE_BYTE_BINARY), false);
    var random = new Random(5);
    for (var round = 0; round < 2_000; round++) {
      var broken = png.clone();
      broken[8 + random.nextInt(png.length - 8 - 12)] ^= (byte) (1 << random.nextInt(8));
      assertThat(decode(broken)).isNotInstanceOf(Decoding.Picture.class);
    }
  }

  @Test
  void noiseBehindRightChecksumsNeverCrashesIt() {
    var random = new Random(6);
    for (var round = 0; round < 2_000; round++) {
      var data = new byte[random.nextInt(300)];
      random.nextBytes(data);
      assertThat(decode(file(1 << random.nextInt(5), random.nextInt(7), data))).isNotNull();
    }
  }

  @Test
  void aBombIsBrokenAndNeverUnpacked() {
    assertThat(decode(png(1, 0, new byte[50_000_000])))
        .isEqualTo(new Decoding.Broken("it holds more pixels than its size says"));
  }

  private static Decoding decode(byte[] png) {
    return PngDecoder.decode(png, SIZE);
  }

  private static Grey picture(byte[] png) {
    var decoding = decode(png);
    assertThat(decoding).isInstanceOf(Decoding.Picture.class);
    return ((Decoding.Picture) decoding).grey();
  }

  private static BufferedImage noise(int type) {
    var image = new BufferedImage(SIZE.width(), SIZE.height(), type);
    fill(image);
    return image;
  }

  private static void fill(BufferedImage image) {
    var random = new Random(1);
    for (var y = 0; y < SIZE.height(); y++)
      for (var x = 0; x < SIZE.width(); x++) image.setRGB(x, y, random.nextInt() | 0xff000000);
  }

  private static int expected(BufferedImage image, int x, int y) {
    if (image.getType() == BufferedImage.TYPE_USHORT_GRAY)
      return image.getRaster().getSample(x, y, 0) >>> 8;
    if (image.getRaster().getNumBands() == 1
        && image.getType() == BufferedImage.TYPE_BYTE_GRAY) // linear light: not by getRGB
    return image.getRaster().getSample(x, y, 0);
    var rgb = image.getRGB(x, y);
    return (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff) + 500) / 1000;
  }

  private static byte[] write(BufferedImage image, boolean interlaced) throws IOException {
    var writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "png").next();
    var out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      var how = writer.getDefaultWriteParam();
      if (interlaced) how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static byte[] png(int depth, int colour, byte[] rows) {
    try (var deflater = new Deflater()) {
      deflater.setInput(rows);
      deflater.finish();
      var out = new byte[rows.length + 1_000];
      return file(depth, colour, Arrays.copyOf(out, deflater.deflate(out)));
    }
  }

  private static byte[] file(int depth, int colour, byte[] data) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    var header = ByteBuffer.allocate(13).putInt(SIZE.width()).putInt(SIZE.height());
    chunk(out, "IHDR", header.put((byte) depth).put((byte) colour).array());
    chunk(out, "IDAT", data);
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    var body = ByteBuffer.allocate(4 + data.length);
    body.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    var crc = new CRC32();
    crc.update(body.array());
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(body.array());
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
