package dev.loupe.simulator.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.inspection.Origin;
import dev.loupe.simulator.board.Board.Specimen;
import dev.loupe.simulator.board.Picture;
import dev.loupe.simulator.plc.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  /// A source without pictures, for what does not need them.
  private static final Source PLAIN =
      new Source() {
        private final Picture picture = new Picture(2, 2, new byte[] {0, 0, -1, -1});

        @Override
        public List<String> recipes() {
          return List.of("a", "b", "c");
        }

        @Override
        public List<String> positions(String recipe) {
          return List.of(recipe + "1", recipe + "2", recipe + "3");
        }

        @Override
        public Picture template(String recipe, String position) {
          return picture;
        }

        @Override
        public Specimen board(String recipe, String position, Kind kind, Random random) {
          return kind == Kind.GOOD
              ? Source.good(picture, random)
              : new Specimen(picture, List.of());
        }
      };

  private static Line line(long seed, String station, String run) {
    return new Line(PLAIN, station, new Line.Order(seed, run, Mix.DEFAULT, Origin.PRODUCTION));
  }

  private static List<Piece> parts(Line line, int count) throws IOException {
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < count; i++) pieces.add(line.next());
    return pieces;
  }

  @Test
  void aLotIsFiftyPartsOfOneRecipe() throws IOException {
    var lots =
        parts(line(1, "aoi-1", "x"), 500).stream()
            .map(Piece::part)
            .collect(Collectors.groupingBy(Part::lot));
    assertThat(lots).hasSize(10);
    for (var lot : lots.values()) {
      assertThat(lot).hasSize(50);
      assertThat(lot.stream().map(Part::recipe).distinct()).hasSize(1);
      assertThat(lot.stream().map(Part::position).distinct()).hasSize(3);
    }
  }

  @Test
  void theMixHoldsOverManyParts() throws IOException {
    var kinds =
        parts(line(1, "aoi-1", "x"), 10_000).stream()
            .collect(Collectors.groupingBy(Piece::kind, Collectors.counting()));
    assertThat(kinds.get(Kind.GOOD)).isBetween(5_800L, 6_200L);
    assertThat(kinds.get(Kind.ONE_DEFECT)).isBetween(2_800L, 3_200L);
    assertThat(kinds.get(Kind.WHOLE)).isBetween(850L, 1_150L);
  }

  @Test
  void aSeedNamesTheStreamAndARunOnlyItsParts() throws IOException {
    var one = parts(line(1, "aoi-1", "x"), 200);
    var again = parts(line(1, "aoi-1", "y"), 200);
    assertThat(again).extracting(Piece::kind).isEqualTo(one.stream().map(Piece::kind).toList());
    assertThat(again)
        .extracting(piece -> piece.part().position())
        .isEqualTo(one.stream().map(piece -> piece.part().position()).toList());
    assertThat(again)
        .extracting(piece -> piece.part().id())
        .doesNotContainAnyElementsOf(one.stream().map(piece -> piece.part().id()).toList());
    assertThat(parts(line(2, "aoi-1", "x"), 200))
        .extracting(Piece::kind)
        .isNotEqualTo(one.stream().map(Piece::kind).toList());
    assertThat(parts(line(1, "aoi-2", "x"), 200))
        .extracting(Piece::kind)
        .isNotEqualTo(one.stream().map(Piece::kind).toList());
  }

  @Test
  void partIdsAreUniqueAndPrintable() throws IOException {
    var ids = parts(line(1, "aoi-1", "x"), 300).stream().map(piece -> piece.part().id()).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9-]{8,40}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"60,30", "60,30,11", "-10,100,10", "a,b,c", "60,30,10,0", ""})
  void aMixThatIsNoHundredIsRefused(String text) {
    assertThat(Mix.parse(text)).isEmpty();
    assertThat(Mix.parse("60,30,10")).contains(Mix.DEFAULT);
  }

  @Test
  void aShiftRepeatsTheBorder() {
    var moved = new Picture(3, 2, new byte[] {1, 2, 3, 4, 5, 6}).shifted(1, 1);
    assertThat(moved.grey()).containsExactly(1, 1, 2, 1, 1, 2);
  }
}
