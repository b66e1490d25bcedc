package dev.loupe.registry.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.registry.Mirror;
import dev.loupe.registry.Registry;
import dev.loupe.registry.RegistryAway;
import dev.loupe.registry.RegistryContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryRegistryTest extends RegistryContract {
  @TempDir Path root;

  @Override
  protected Registry registry() {
    return new DirectoryRegistry(root, Clock.systemUTC());
  }

  @Test
  void anEditedTagIsReadAsItIsNow() throws Exception {
    var submission = submission(name, "1.0", 1);
    var held = registered(registry().register(submission));
    var sheet = root.resolve("models").resolve(held.place()).resolve("registered.json");
    Files.writeString(sheet, Files.readString(sheet).replace("pair-heatmap", "yolo"));

    var now = registry().find(submission.model().digest()).orElseThrow();

    assertThat(Mirror.differences(submission.tags(), now.tags()))
        .containsExactly("tag loupe.family is 'yolo', the manifest says 'pair-heatmap'");
  }

  @Test
  void aBrokenSheetLeavesAVersionWithoutTags() throws Exception {
    var held = registered(registry().register(submission(name, "1.0", 1)));
    var sheet = root.resolve("models").resolve(held.place()).resolve("registered.json");
    Files.writeString(sheet, "{");

    assertThat(registry().list()).singleElement().satisfies(it -> assertThat(it.tags()).isEmpty());
  }

  @Test
  void whatWasLeftHalfMadeIsNoVersion() throws Exception {
    Files.createDirectories(root.resolve("incoming-1/bundle"));
    Files.createDirectories(root.resolve("models").resolve(name).resolve("1.0"));

    assertThat(registry().list()).isEmpty();
    registered(registry().register(submission(name, "1.0", 1)));
  }

  @Test
  void aDirectoryThatCannotBeUsedIsSaidInOneSentence() throws Exception {
    Files.writeString(root.resolve("file"), "no directory");
    var registry = new DirectoryRegistry(root.resolve("file"), Clock.systemUTC());

    assertThatThrownBy(() -> registry.register(submission(name, "1.0", 1)))
        .isInstanceOf(RegistryAway.class)
        .hasMessageStartingWith("The model directory " + root.resolve("file"));
  }
}
