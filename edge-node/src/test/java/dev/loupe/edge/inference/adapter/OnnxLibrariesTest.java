package dev.loupe.edge.inference.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxLibrariesTest {
  private static final String PATH = "onnxruntime.native.path";

  @TempDir Path data;

  private Path folder;

  @BeforeEach
  void forget() {
    folder = data.resolve("onnxruntime");
    System.clearProperty(PATH);
  }

  @AfterEach
  void forgetAgain() {
    System.clearProperty(PATH);
  }

  @Test
  void theyAreUnpackedOnceAndAgainWhereTheyAreNotWhole() throws IOException {
    OnnxLibraries.keepIn(folder);
    assertThat(System.getProperty(PATH)).isEqualTo(folder.toString());
    var library = folder.resolve("libonnxruntime.so");
    var first = Files.getLastModifiedTime(library);
    var size = Files.size(library);
    again();
    assertThat(Files.getLastModifiedTime(library)).isEqualTo(first);
    Files.writeString(library, "half");
    again();
    assertThat(library).hasSize(size);
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void aPathThatIsSetStays() {
    System.setProperty(PATH, "/opt/jetpack");
    OnnxLibraries.keepIn(folder);
    assertThat(System.getProperty(PATH)).isEqualTo("/opt/jetpack");
    assertThat(folder).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsNoReasonNotToStart() throws IOException {
    Files.writeString(folder, "in the way");
    OnnxLibraries.keepIn(folder);
    assertThat(System.getProperty(PATH)).isNull();
  }

  private void again() {
    System.clearProperty(PATH);
    OnnxLibraries.keepIn(folder);
  }
}
