package dev.loupe.edge.frame.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.PngEncoder;
import dev.loupe.edge.frame.Sha256;
import dev.loupe.edge.frame.Templates.Missing;
import dev.loupe.edge.frame.Templates.Template;
import dev.loupe.schema.inspection.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTemplatesTest {
  private static final Size SIZE = new Size(40, 32);
  private static final byte[] BLACK = PngEncoder.encode(new Grey(40, 32, new byte[1280]));

  @TempDir Path base;

  private Path folder;
  private FolderTemplates templates;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectories(base.resolve("templates"));
    templates = new FolderTemplates(folder, ImageDecoder.pngOnly());
    Files.write(Files.createDirectories(folder.resolve("板 A-1")).resolve("p1.png"), BLACK);
    Files.write(base.resolve("p1.png"), BLACK);
  }

  @Test
  void aTemplateIsFoundByRecipeAndPositionAndNamedByItsBytes() {
    assertThat(templates.find("板 A-1", "p1", SIZE))
        .isInstanceOfSatisfying(
            Template.class, found -> assertThat(found.sha256()).isEqualTo(Sha256.of(BLACK)));
  }

  @Test
  void withoutAPositionTheDefaultIsTaken() throws IOException {
    assertThat(templates.find("板 A-1", "", SIZE)).isInstanceOf(Missing.class);
    Files.write(folder.resolve("板 A-1/default.png"), BLACK);
    assertThat(templates.find("板 A-1", "", SIZE)).isInstanceOf(Template.class);
  }

  @Test
  void itIsDecodedOnceUntilTheFileChanges() throws IOException {
    var first = templates.find("板 A-1", "p1", SIZE);
    assertThat(templates.find("板 A-1", "p1", SIZE)).isSameAs(first);
    var pixels = new byte[1280];
    pixels[5] = 9;
    var next = Files.write(base.resolve("next.png"), PngEncoder.encode(new Grey(40, 32, pixels)));
    Files.move(next, folder.resolve("板 A-1/p1.png"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(templates.find("板 A-1", "p1", SIZE))
        .isInstanceOfSatisfying(
            Template.class, found -> assertThat(found.grey().pixels()[5]).isEqualTo((byte) 9));
    Files.delete(folder.resolve("板 A-1/p1.png"));
    assertThat(code("板 A-1", "p1")).isEqualTo(ErrorCode.UNKNOWN_RECIPE);
  }

  @Test
  void whenAllPlacesAreTakenANewOneGetsOneWhenItIsAskedForAgain() throws IOException {
    for (var position = 0; position < 64; position++) {
      Files.write(folder.resolve("板 A-1/" + position + ".png"), BLACK);
      templates.find("板 A-1", String.valueOf(position), SIZE);
    }
    var first = templates.find("板 A-1", "p1", SIZE);
    var again = templates.find("板 A-1", "p1", SIZE);
    assertThat(again).isNotSameAs(first);
    assertThat(templates.find("板 A-1", "p1", SIZE)).isSameAs(again);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../", "/etc", "a/../..", "a\\b", "a\0b", ".hidden"})
  void noNameLeadsOutOfTheFolder(String name) {
    assertThat(code(name, "p1")).isEqualTo(ErrorCode.UNKNOWN_RECIPE);
    if (!name.isEmpty()) assertThat(code("板 A-1", name)).isEqualTo(ErrorCode.UNKNOWN_RECIPE);
  }

  @Test
  void anotherSizeAndABrokenFileAreTwoThings() throws IOException {
    assertThat(templates.find("板 A-1", "p1", new Size(64, 64)))
        .isInstanceOfSatisfying(
            Missing.class,
            missing -> {
              assertThat(missing.code()).isEqualTo(ErrorCode.WRONG_SIZE);
              assertThat(missing.sentence()).contains("40×32").contains("64×64");
            });
    Files.writeString(folder.resolve("板 A-1/p2.png"), "no image");
    assertThat(code("板 A-1", "p2")).isEqualTo(ErrorCode.UNKNOWN_RECIPE);
  }

  private ErrorCode code(String recipe, String position) {
    var lookup = templates.find(recipe, position, SIZE);
    assertThat(lookup).isInstanceOf(Missing.class);
    return ((Missing) lookup).code();
  }
}
