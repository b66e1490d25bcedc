package dev.loupe.control.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.control.StartRefused;
import org.junit.jupiter.api.Test;

class BrokerUserTest {
  @Test
  void theLineHoldsNoPasswordAndAdmitsItAlone() {
    var line = BrokerUser.line("node-1", "long enough");
    var stored = Password.parse(line.substring("node-1 = ".length()));

    assertThat(line).startsWith("node-1 = pbkdf2:").doesNotContain("long enough");
    assertThat(stored.matches("long enough")).isTrue();
    assertThat(stored.matches("long enough ")).isFalse();
  }

  @Test
  void theSamePasswordTwiceGivesTwoLines() {
    assertThat(BrokerUser.line("node-1", "long enough"))
        .isNotEqualTo(BrokerUser.line("node-1", "long enough"));
  }

  @Test
  void aNameThatNoTopicCanHoldIsRefused() {
    assertThatThrownBy(() -> BrokerUser.line("node/1", "long enough"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("'node/1' is no node's name");
    assertThatThrownBy(() -> BrokerUser.line(BrokerRights.CONTROL, "long enough"))
        .isInstanceOf(StartRefused.class);
  }

  @Test
  void aShortPasswordIsRefused() {
    assertThatThrownBy(() -> BrokerUser.line("node-1", "short"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("shorter than 8");
  }
}
