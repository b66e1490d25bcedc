package dev.loupe.edge.frame.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.edge.frame.CameraFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCameraTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(20);

  @TempDir Path base;

  private Path folder;
  private FolderCamera camera;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(base.resolve("camera"));
    camera = new FolderCamera(folder);
  }

  @AfterEach
  void close() {
    camera.close();
  }

  @Test
  void whatLiesThereAtTheStartIsTakenInOrderAndDeleted() throws Exception {
    put("00000010.png");
    put("00000009.png");
    put("00000011.jpg");
    for (var number = 9; number <= 11; number++)
      assertThat(camera.take(LONG).orElseThrow().number()).isEqualTo(number);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFrameIsSeenWhenItIsRenamedIntoPlace() throws Exception {
    assertThat(camera.take(SHORT)).isEmpty();
    var writer =
        Thread.startVirtualThread(() -> {
          try {
            put("00000001.png");
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    var frame = camera.take(LONG).orElseThrow();
    writer.join();
    assertThat(frame.number()).isEqualTo(1);
    assertThat(frame.bytes()).isEqualTo("00000001.png".getBytes());
  }

  @Test
  void otherNamesAreLeftAlone() throws Exception {
    for (var name : new String[] {"00000001.png.tmp", "1.png", "a0000001.png", "00000001.gif"})
      Files.writeString(folder.resolve(name), "x");
    assertThat(camera.take(SHORT)).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void emptyDropsWhatLiesThereAndWhatWasAnnounced() throws Exception {
    assertThat(camera.take(SHORT)).isEmpty();
    put("00000007.png");
    put("00000008.png");
    camera.empty();
    assertThat(folder).isEmptyDirectory();
    assertThat(camera.take(SHORT)).isEmpty();
    put("00000001.png");
    assertThat(camera.take(LONG).orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void thousandsAtOnceAreAllTaken() throws Exception {
    assertThat(camera.take(SHORT)).isEmpty();
    for (var number = 1; number <= 3_000; number++) put("%08d.png".formatted(number));
    for (var number = 1; number <= 3_000; number++)
      assertThat(camera.take(LONG).orElseThrow().number()).isEqualTo(number);
  }

  @Test
  void aFolderThatGoesAwayIsAFailureAndComesBack() throws Exception {
    assertThat(camera.take(SHORT)).isEmpty();
    Files.delete(folder);
    assertThatThrownBy(() -> camera.take(LONG))
        .isInstanceOf(CameraFailed.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("loupe.camera.folder");
    assertThatThrownBy(() -> camera.take(LONG)).isInstanceOf(CameraFailed.class);
    Files.createDirectory(folder);
    put("00000003.png");
    assertThat(camera.take(LONG).orElseThrow().number()).isEqualTo(3);
  }

  private void put(String name) throws IOException {
    var unfinished = Files.writeString(folder.resolve(name + ".tmp"), name);
    Files.move(unfinished, folder.resolve(name));
  }
}
