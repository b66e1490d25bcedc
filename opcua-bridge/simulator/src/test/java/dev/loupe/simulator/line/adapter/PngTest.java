package dev.loupe.simulator.line.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.simulator.board.Boards;
import dev.loupe.simulator.board.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngTest {
  @TempDir Path folder;

  private Picture again(Picture picture) throws IOException {
    return Png.read(Files.write(folder.resolve("a.png"), Png.encode(picture)));
  }

  @Test
  void blackAndWhiteTakesOneBitAPixelAndComesBackTheSame() throws IOException {
    var board = new Boards(1).board("sensor", "p1").template();
    assertThat(again(board).grey()).isEqualTo(board.grey());
    assertThat(Png.encode(board)[24]).as("bit depth").isEqualTo((byte) 1);
  }

  @Test
  void greyTakesEightBitsAndComesBackTheSame() throws IOException {
    var grey = new Picture(3, 2, new byte[] {0, 1, 127, (byte) 128, (byte) 254, (byte) 255});
    assertThat(again(grey).grey()).isEqualTo(grey.grey());
    assertThat(Png.encode(grey)[24]).as("bit depth").isEqualTo((byte) 8);
  }

  @Test
  void halfAFileIsRefusedByName() throws IOException {
    var bytes = Png.encode(new Boards(1).board("sensor", "p1").template());
    var file = Files.write(folder.resolve("half.png"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> Png.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("half.png");
  }
}
