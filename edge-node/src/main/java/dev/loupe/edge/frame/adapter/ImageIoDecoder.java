package dev.loupe.edge.frame.adapter;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.edge.frame.Decoding;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.frame.ImageDecoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// JPEG and BMP by java.desktop: for nodes on the JVM, where one of those formats is needed.
public final class ImageIoDecoder implements ImageDecoder {
  @Override
  public Decoding decode(byte[] image, Size expected) {
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) return new Decoding.Unsupported("it is no PNG, JPEG or BMP");
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return decode(reader, expected);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) { // ImageIO's readers throw both on broken files
      return new Decoding.Broken(String.valueOf(e.getMessage()));
    }
  }

  private static Decoding decode(ImageReader reader, Size expected) throws IOException {
    var width = reader.getWidth(0);
    var height = reader.getHeight(0);
    if (width != expected.width() || height != expected.height())
      return new Decoding.OtherSize(width, height);
    return new Decoding.Picture(grey(reader.read(0)));
  }

  private static Grey grey(BufferedImage image) {
    var width = image.getWidth();
    var height = image.getHeight();
    var colours = image.getRGB(0, 0, width, height, null, 0, width);
    var pixels = new byte[width * height];
    for (var i = 0; i < pixels.length; i++) {
      var colour = colours[i];
      var luma =
          299 * (colour >> 16 & 0xff) + 587 * (colour >> 8 & 0xff) + 114 * (colour & 0xff) + 500;
      pixels[i] = (byte) (luma / 1000);
    }
    return new Grey(width, height, pixels);
  }
}
