package dev.loupe.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirmwareTest {
  @ParameterizedTest
  @CsvSource({
    "2.1,true",
    "2.9,true",
    "2.9.0,true",
    "v2.4,true",
    "V2.4.17,true",
    "2.10,false",
    "2.0.9,false",
    "2.1-rc1,false",
    "2.9.0.1,false",
    "3,false",
    "'',false",
    "unknown,false"
  })
  void versionsCompareNumberByNumber(String live, boolean allowed) {
    assertThat(new Firmware("2.1", "2.9", List.of()).allows(live)).isEqualTo(allowed);
  }

  @Test
  void aListAllowsItsOwn() {
    var list = new Firmware(null, null, List.of("2.1.3", "FW 3"));
    assertThat(list.allows("2.1.3")).isTrue();
    assertThat(list.allows("fw3.0")).isTrue();
    assertThat(list.allows("2.1.4")).isFalse();
    assertThat(list.allows(null)).isFalse();
  }

  @Test
  void anyAllowsEvenAPlcThatDoesNotSay() {
    assertThat(Firmware.ANY.allows(null)).isTrue();
  }

  @Test
  void aRangeThatHoldsNothingIsNoRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Firmware("3", "2", List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Firmware("3", null, List.of("4")));
  }
}
