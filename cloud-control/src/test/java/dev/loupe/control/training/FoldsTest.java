package dev.loupe.control.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.feedback.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FoldsTest {
  private static final Random RANDOM = new Random(3);

  private static Labelled part(String lot, int image) {
    return new Labelled(
        new UUID(RANDOM.nextLong(), RANDOM.nextLong()),
        lot,
        "%064x".formatted(image),
        "%064x".formatted(1_000_000),
        List.of());
  }

  private static List<Labelled> lots(int lots, int parts) {
    var all = new ArrayList<Labelled>();
    for (var lot = 0; lot < lots; lot++)
      for (var i = 0; i < parts; i++) all.add(part("L" + lot, lot * parts + i));
    return all;
  }

  @Test
  void aLotLiesInOneFoldAndFoldsAreAlike() {
    var split = Folds.split(lots(30, 10));
    var foldsOfLot =
        split.stream()
            .collect(
                Collectors.groupingBy(
                    Example::group, Collectors.mapping(Example::fold, Collectors.toSet())));
    assertThat(foldsOfLot.values()).allMatch(folds -> folds.size() == 1);
    var sizes = split.stream().collect(Collectors.groupingBy(Example::fold, Collectors.counting()));
    assertThat(sizes.values()).containsExactly(60L, 60L, 60L, 60L, 60L);
  }

  @Test
  void anImageThatTwoLotsHaveStandsThereOnce() {
    var split = Folds.split(List.of(part("L1", 1), part("L2", 1), part("L3", 2)));
    assertThat(split).hasSize(2);
    assertThat(split).extracting(Example::image).doesNotHaveDuplicates();
  }

  @Test
  void theSameLabelsInAnotherOrderAreSplitAlike() {
    var all = lots(7, 3);
    var mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, RANDOM);
    assertThat(Folds.split(mixed)).isEqualTo(Folds.split(all));
  }
}
