package dev.loupe.simulator.plc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraFolderTest {
  private static final byte[] FRAME = {1, 2, 3, 4};

  @TempDir Path folder;

  private void fire(CameraFolder camera, @Nullable Mishap mishap) throws IOException {
    camera.prepare(FRAME);
    camera.fire(mishap);
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void countsEachFrameInItsName() throws IOException {
    var camera = new CameraFolder(folder);
    fire(camera, null);
    fire(camera, null);
    assertThat(files()).containsExactly("00000001.png", "00000002.png");
    assertThat(folder.resolve("00000001.png")).hasBinaryContent(FRAME);
  }

  @Test
  void aLostFrameIsCountedAndAMissedStrobeIsNot() throws IOException {
    var camera = new CameraFolder(folder);
    fire(camera, Mishap.LOST_FRAME);
    fire(camera, null);
    fire(camera, Mishap.MISSED_STROBE);
    fire(camera, null);
    assertThat(files()).containsExactly("00000002.png", "00000003.png");
  }

  @Test
  void aBrokenFileIsHalfAFrame() throws IOException {
    var camera = new CameraFolder(folder);
    fire(camera, Mishap.BROKEN_FILE);
    assertThat(folder.resolve("00000001.png")).hasBinaryContent(new byte[] {1, 2});
  }

  @Test
  void deliversEvenIfTheFolderWasEmptiedMeanwhile() throws IOException {
    var camera = new CameraFolder(folder);
    camera.prepare(FRAME);
    for (var file : files()) Files.delete(folder.resolve(file));
    camera.fire(null);
    assertThat(folder.resolve("00000001.png")).hasBinaryContent(FRAME);
  }

  @Test
  void countsAnewAfterAResetAndWrapsToOne() throws IOException {
    var camera = new CameraFolder(folder);
    fire(camera, null);
    camera.startCountingAt(1);
    fire(camera, null);
    camera.startCountingAt(0xFFFF_FFFFL);
    fire(camera, null);
    fire(camera, null);
    assertThat(files()).containsExactly("00000001.png", "4294967295.png");
  }
}
