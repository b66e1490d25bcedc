package dev.loupe.simulator.line.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ar.com.hjg.pngj.ImageInfo;
import ar.com.hjg.pngj.PngWriter;
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
    assertThatThrownBy(() -> Png.plain(file)).hasMessageContaining("half.png is not a whole PNG");
  }

  @Test
  void aFileLikeThoseWrittenHereIsTakenAsItIs() throws IOException {
    var bytes = Png.encode(new Boards(1).board("sensor", "p1").template());
    assertThat(Png.plain(Files.write(folder.resolve("a.png"), bytes))).contains(bytes);
  }

  @Test
  void otherDepthsAreNotTakenAsTheyAre() throws IOException {
    var file = folder.resolve("four.png");
    var out = new PngWriter(file.toFile(), new ImageInfo(2, 1, 4, false, true, false));
    out.writeRowInt(new int[] {3, 15});
    out.end();
    assertThat(Png.plain(file)).isEmpty();
    assertThat(Png.read(file).grey()).isEqualTo(new byte[] {51, (byte) 255});
  }

  @Test
  void coloursAreRefusedByName() throws IOException {
    var file = folder.resolve("red.png");
    var out = new PngWriter(file.toFile(), new ImageInfo(1, 1, 8, false));
    out.writeRowInt(new int[] {255, 0, 0});
    out.end();
    assertThatThrownBy(() -> Png.plain(file)).hasMessageContaining("red.png is not a grey PNG");
  }
}
