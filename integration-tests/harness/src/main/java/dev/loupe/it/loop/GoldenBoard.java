package dev.loupe.it.loop;

import dev.loupe.bundle.Manifest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// A golden template as PNG, and the same board with a hole that no detector may miss.
public record GoldenBoard(byte[] template, byte[] spoilt, Manifest.Size size) {
  private static final int HOLE = 96;
  private static final int SIDE = 640;

  /// The first template below `folder`.
  public static GoldenBoard in(Path folder) {
    try (var files = Files.walk(folder)) {
      var first = files.filter(it -> it.toString().endsWith(".png")).sorted().findFirst();
      return of(Files.readAllBytes(first.orElseThrow()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A board without anything on it.
  public static GoldenBoard blank() {
    var empty = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(empty, "png", png);
      return of(png.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenBoard of(byte[] template) throws IOException {
    var board = ImageIO.read(new ByteArrayInputStream(template));
    var size = new Manifest.Size(board.getWidth(), board.getHeight());
    for (var x = 0; x < HOLE; x++)
      for (var y = 0; y < HOLE; y++) invert(board, size.width() / 2 + x, size.height() / 2 + y);
    var spoilt = new ByteArrayOutputStream();
    ImageIO.write(board, "png", spoilt);
    return new GoldenBoard(template, spoilt.toByteArray(), size);
  }

  private static void invert(BufferedImage board, int x, int y) {
    board.setRGB(x, y, ~board.getRGB(x, y) | 0xff000000);
  }
}
