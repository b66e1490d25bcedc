package dev.loupe.it.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTest {
  private final Outcome.Notes notes = new Outcome.Notes(_ -> {});

  @Test
  void aShowThatClaimsNothingIsNoSuccess() {
    assertThat(notes.figure("parts", 7).outcome().well()).isFalse();
  }

  @Test
  void oneClaimThatDoesNotHoldFailsTheShow() {
    notes.claim("it is promoted", "Promoted", true);
    assertThat(notes.outcome().well()).isTrue();
    notes.claim("both nodes report it", "1 of 2", false);
    assertThat(notes.outcome().well()).isFalse();
  }

  @Test
  void aControlThatDoesNotHoldFailsItToo() {
    notes.claim("no part was decided by it", "0", true);
    notes.control("the champion's parts are found there", "0", false);
    assertThat(notes.outcome().well()).isFalse();
  }
}
