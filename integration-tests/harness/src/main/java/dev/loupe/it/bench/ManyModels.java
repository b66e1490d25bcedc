package dev.loupe.it.bench;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.it.loop.Api;
import dev.loupe.it.loop.GoldenBoard;
import dev.loupe.it.loop.Workshop;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// Registers many versions of the built-in detector, each signed and governed, as anyone would.
final class ManyModels {
  private static final Size SIZE = new Size(64, 64);

  private final Api api;
  private final Workshop workshop;

  ManyModels(Api api, SigningKey release) throws IOException {
    this.api = api;
    var board = new GoldenBoard(board(0x202020), board(0xe0e0e0), SIZE);
    workshop = new Workshop(release, "release desk", board);
  }

  private static byte[] board(int colour) throws IOException {
    var image = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_BYTE_GRAY);
    for (var x = 0; x < SIZE.width(); x++)
      for (var y = 0; y < SIZE.height(); y++) image.setRGB(x, y, colour);
    var png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  void register(int versions) {
    for (var version = 1; version <= versions; version++) {
      var made = workshop.diff("v" + version, 0.5);
      api.post("/api/models", "application/octet-stream", made.file()).must("registering");
    }
  }
}
