package dev.loupe.edge.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {
  private static final List<Unit> UNITS =
      IntStream.range(0, 100_000).mapToObj(i -> new Unit("SN-" + i, true)).toList();

  /// Oracle: Python's hashlib and int.from_bytes.
  @ParameterizedTest
  @CsvSource({
    "salt-1, P1-aoi-1-x-000001, 480",
    "salt-1, P1-aoi-1-x-000002, 838",
    "'', A1B2, 5072",
    "änd, 板-7, 6588"
  })
  void isTheFirstEightBytesOfSha256ModuloTenThousand(String salt, String unit, int drawn) {
    assertThat(Draw.of(salt, new Unit(unit, true))).isEqualTo(drawn);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.05, 0.5, 1})
  void aShareIsDrawnAsOften(double share) {
    var drawn = UNITS.stream().filter(unit -> Draw.within(share, "salt", unit)).count();
    assertThat(drawn / 1e5).isCloseTo(share, within(0.005));
  }

  @Test
  void aWiderShareKeepsAllTheOldParts() {
    for (var unit : UNITS.subList(0, 10_000)) {
      var was = false;
      for (var share : List.of(0.0, 0.0001, 0.01, 0.05, 0.1, 0.5, 0.9999, 1.0)) {
        var is = Draw.within(share, "salt", unit);
        assertThat(is || !was).as("%s at %s", unit, share).isTrue();
        was = is;
      }
      assertThat(was).isTrue();
    }
  }

  @Test
  void theAuditKnowsNothingOfTheArms() {
    var candidates = UNITS.stream().filter(it -> Draw.within(0.5, "salt", it)).toList();
    var audited = candidates.stream().filter(it -> Draw.audited(0.2, "salt", it)).count();
    assertThat((double) audited / candidates.size()).isCloseTo(0.2, within(0.01));
    var same = candidates.stream().filter(it -> Draw.within(0.2, "salt", it)).count();
    assertThat((double) same / candidates.size()).as("the same salt would").isGreaterThan(0.3);
  }

  @Test
  void anotherSaltDrawsOthers() {
    var both =
        UNITS.stream()
            .filter(it -> Draw.within(0.1, "one", it) && Draw.within(0.1, "two", it))
            .count();
    assertThat(both / 1e5).isCloseTo(0.01, within(0.003));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "A", "NOREAD", "no read", "No-Read", "0000", "???", "A B C", "N/A"})
  void whatIsNoSerialIsKnownByItsTriggerOnly(String serial) {
    var journal = UUID.randomUUID();
    var unit = Unit.of(serial, Serials.usual().of("any"), journal, 7);
    assertThat(unit).isEqualTo(new Unit(journal + "/7", false));
  }

  @Test
  void aSerialIsTrimmedSoThatARetryIsTheSameUnit() {
    var pattern = Serials.usual().of("any");
    var first = Unit.of("SN-0001 ", pattern, UUID.randomUUID(), 7);
    var retry = Unit.of("  SN-0001", pattern, UUID.randomUUID(), 8);
    assertThat(first).isEqualTo(new Unit("SN-0001", true)).isEqualTo(retry);
  }
}
