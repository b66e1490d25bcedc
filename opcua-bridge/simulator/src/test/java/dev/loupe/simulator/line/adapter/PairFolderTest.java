package dev.loupe.simulator.line.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.simulator.board.Flaw;
import dev.loupe.simulator.board.Picture;
import dev.loupe.simulator.line.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairFolderTest {
  @TempDir Path folder;

  private PairFolder twoBoxes() throws IOException {
    var pairs = Files.createDirectories(folder.resolve("pairs"));
    var template = new byte[100 * 100];
    var test = new byte[100 * 100];
    Arrays.fill(test, (byte) 255);
    Files.write(pairs.resolve("00001001_temp.png"), Png.encode(new Picture(100, 100, template)));
    Files.write(pairs.resolve("00001001_test.png"), Png.encode(new Picture(100, 100, test)));
    Files.writeString(
        pairs.resolve("00001001.txt"), "20,20,30,30,2\n34,20,44,30,6\n80,80,90,90,1\n");
    return PairFolder.open(folder);
  }

  @Test
  void oneDefectIsOneGrownBoxFromTheTestImageWithWhatItOverlaps() throws IOException {
    var source = twoBoxes();
    var seen = 0;
    for (int seed = 0; seed < 20; seed++) {
      var specimen = source.board("boards-1", "00001001", Kind.ONE_DEFECT, new Random(seed));
      int changed = 0;
      for (var value : specimen.picture().grey()) if (value != 0) changed++;
      assertThat(changed).isEqualTo(22 * 22);
      if (specimen.flaws().size() == 1) {
        seen++;
        assertThat(specimen.flaws())
            .containsExactly(new Flaw(DefectClass.OPEN, new Box(80, 80, 90, 90)));
      } else assertThat(specimen.flaws()).hasSize(2);
    }
    assertThat(seen).isBetween(1, 19);
  }

  @Test
  void goodIsTheTemplateAndWholeIsTheTestImageWithAllItsBoxes() throws IOException {
    var source = twoBoxes();
    var good = source.board("boards-1", "00001001", Kind.GOOD, new Random(1));
    assertThat(good.flaws()).isEmpty();
    assertThat(good.picture().grey()).containsOnly(0);
    var whole = source.board("boards-1", "00001001", Kind.WHOLE, new Random(1));
    assertThat(whole.flaws())
        .extracting(Flaw::kind)
        .containsExactly(DefectClass.SHORT, DefectClass.PINHOLE, DefectClass.OPEN);
    assertThat(whole.picture().grey()).containsOnly(-1);
  }

  @Test
  void aTemplateIsGivenToNodesAsTheFileThatItIs() throws IOException {
    Templates.export(twoBoxes(), folder.resolve("templates"));
    assertThat(folder.resolve("templates/boards-1/00001001.png"))
        .hasSameBinaryContentAs(folder.resolve("pairs/00001001_temp.png"));
  }

  @Test
  void aFolderWithoutPairsIsOneSentence() {
    assertThatThrownBy(() -> PairFolder.open(folder)).hasMessageContaining("no folder");
  }

  @Test
  void aBoxThatCannotBeReadNamesItsFile() throws IOException {
    var source = twoBoxes();
    Files.writeString(folder.resolve("pairs/00001001.txt"), "1,2,3\n");
    assertThatThrownBy(() -> source.truth("00001001")).hasMessageContaining("00001001.txt");
  }

  @Test
  void realBoardsComeInRecipesOfWholeGroups() throws IOException {
    var data = System.getenv("LOUPE_TEST_DATA");
    assumeTrue(data != null, "LOUPE_TEST_DATA is not set: no real boards");
    var source = PairFolder.open(Path.of(data, "data", "deeppcb"));
    assertThat(source.recipes()).hasSize(4);
    assertThat(source.recipes().stream().flatMap(recipe -> source.positions(recipe).stream()))
        .hasSize(1000)
        .doesNotHaveDuplicates();
    var position = source.positions("boards-1").getFirst();
    var specimen = source.board("boards-1", position, Kind.ONE_DEFECT, new Random(1));
    assertThat(specimen.flaws()).isNotEmpty();
    assertThat(specimen.picture().isBlackAndWhite()).isTrue();
    assertThat(specimen.picture().grey())
        .isNotEqualTo(source.template("boards-1", position).grey());
  }
}
