package dev.loupe.simulator.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.simulator.board.Board.Specimen;
import dev.loupe.simulator.board.Flaw;
import dev.loupe.simulator.board.Picture;
import dev.loupe.simulator.plc.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  private static final Picture PLAIN_PICTURE = new Picture(2, 2, new byte[] {0, 0, -1, -1});

  /// A source without pictures, for what does not need them.
  private static final Source PLAIN =
      new Source() {
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
          return PLAIN_PICTURE;
        }

        @Override
        public Specimen board(String recipe, String position, Kind kind, Random random) {
          return kind == Kind.GOOD
              ? Source.good(PLAIN_PICTURE, random)
              : new Specimen(PLAIN_PICTURE, List.of());
        }
      };

  private static Line line(long seed, String station, String run) {
    return line(seed, station, run, Course.PLAIN);
  }

  private static Line line(long seed, String station, String run, Course course) {
    return new Line(PLAIN, station, new Line.Order(seed, run, Mix.DEFAULT, course));
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

  private static Course course(int lot, long golden, Products... products) {
    return new Course(lot, golden, List.of(products), Optional.empty(), 1);
  }

  @Test
  void eachSoManiethPartIsGoldenAndAllOthersAreProduction() throws IOException {
    var pieces = parts(line(1, "aoi-1", "x", course(50, 25)), 200);
    var golden = pieces.stream().filter(it -> it.part().origin() == Origin.GOLDEN).toList();
    assertThat(golden).hasSize(8).allMatch(it -> it.kind() == Kind.GOOD);
    assertThat(golden).allMatch(it -> it.specimen().picture().equals(PLAIN_PICTURE));
    assertThat(pieces)
        .filteredOn(it -> !golden.contains(it))
        .allMatch(it -> it.part().origin() == Origin.PRODUCTION);
  }

  @Test
  void goldenPartsLeaveTheOthersAsTheyWere() throws IOException {
    var with = parts(line(1, "aoi-1", "x", course(50, 10)), 200);
    var without = parts(line(1, "aoi-1", "x"), 200);
    for (int i = 0; i < 200; i++)
      if (with.get(i).part().origin() == Origin.PRODUCTION)
        assertThat(with.get(i).part()).isEqualTo(without.get(i).part());
  }

  @Test
  void theProductMixChangesWithTheFirstLotAfterThePartNamed() throws IOException {
    var later = Products.parse("101:b=3,c=1").orElseThrow();
    var pieces = parts(line(1, "aoi-1", "x", course(20, 0, later)), 4_100);
    assertThat(recipes(pieces.subList(0, 100))).contains("a");
    var after = pieces.subList(100, 4_100);
    assertThat(recipes(after)).containsOnly("b", "c");
    assertThat(after).filteredOn(it -> it.part().recipe().equals("b")).hasSizeBetween(2_500, 3_500);
  }

  private static List<String> recipes(List<Piece> pieces) {
    return pieces.stream().map(it -> it.part().recipe()).distinct().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0:a=1", "a=1", "1:a", "1:a=0", "1:a=1,", "1:a=-1", ""})
  void aProductMixThatIsNoneIsRefused(String text) {
    assertThat(Products.parse(text)).isEmpty();
    assertThat(Products.parse("1:a=1")).isPresent();
  }

  @Test
  void theCameraIsDegradedFromThePartNamedAndTheStreamGoesOn() throws IOException {
    var course = Course.PLAIN.degradedFrom(Degrade.DIM, 6);
    var dimmed = parts(line(1, "aoi-1", "x", course), 20);
    var bright = parts(line(1, "aoi-1", "x"), 20);
    for (int i = 0; i < 20; i++) {
      assertThat(dimmed.get(i).part()).isEqualTo(bright.get(i).part());
      assertThat(dimmed.get(i).kind()).isEqualTo(bright.get(i).kind());
      var picture = bright.get(i).specimen().picture();
      assertThat(dimmed.get(i).specimen().picture().grey())
          .isEqualTo(i < 5 ? picture.grey() : picture.dimmed(0.9).grey());
    }
  }

  @Test
  void aShiftedCameraSeesTheFlawsTwoPixelsFurther() {
    var flaw = new Flaw(DefectClass.OPEN, new Box(1, 2, 3, 4));
    var seen = Degrade.SHIFT2.of(new Specimen(PLAIN_PICTURE, List.of(flaw)));
    assertThat(seen.flaws()).containsExactly(new Flaw(DefectClass.OPEN, new Box(3, 4, 5, 6)));
    assertThat(seen.picture().grey()).isEqualTo(PLAIN_PICTURE.shifted(2, 2).grey());
  }

  @Test
  void erosionIsTheDarkestOfThreeByThree() {
    var grey = new byte[] {9, 9, 9, 9, 9, 9, 1, 9, 9, 9, 9, 9, 9, 9, 5, 9};
    assertThat(new Picture(4, 4, grey).eroded().grey())
        .containsExactly(9, 1, 1, 1, 9, 1, 1, 1, 9, 1, 1, 1, 9, 5, 5, 5);
  }

  @Test
  void dimIsNineTenthsOfTheLight() {
    assertThat(new Picture(3, 1, new byte[] {0, 100, (byte) 255}).dimmed(0.9).grey())
        .containsExactly(0, 90, (byte) 230);
  }

  @Test
  void aShiftRepeatsTheBorder() {
    var moved = new Picture(3, 2, new byte[] {1, 2, 3, 4, 5, 6}).shifted(1, 1);
    assertThat(moved.grey()).containsExactly(1, 1, 2, 1, 1, 2);
  }
}
