package dev.loupe.it.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
  @TempDir Path folder;

  @Test
  void aFileInsteadOfAFolderIsOneSentence() throws IOException {
    var file = Files.writeString(folder.resolve("data"), "");
    assertThatThrownBy(() -> DataLock.take(file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("data is no folder that can be written to")
        .hasMessageContaining("--data");
  }
}
