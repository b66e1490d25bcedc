package dev.loupe.edge.assignment;

import static dev.loupe.edge.assignment.Orders.A;
import static dev.loupe.edge.assignment.Orders.B;
import static dev.loupe.edge.assignment.Orders.C;
import static dev.loupe.edge.assignment.Orders.canary;
import static dev.loupe.edge.assignment.Orders.order;
import static dev.loupe.edge.assignment.Orders.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Refusal;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.Resident.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotStepTest {
  @Test
  void theServingModelGoesOnUntilTheNextIsFetchedVerifiedAndWarm() {
    var bench = Bench.serving(A);
    assertThat(bench.order(order(1, B, null))).containsExactly(new Command.Fetch(B, Role.CHAMPION));
    assertThat(bench.on(new Event.Fetched(B.digest())))
        .containsExactly(new Command.Verify(B, Role.CHAMPION, false));
    assertThat(bench.on(new Event.Verified(B.digest())))
        .containsExactly(new Command.Warm(B, Role.CHAMPION, false));
    assertThat(bench.champion()).isEqualTo(A);
    assertThat(bench.on(new Event.Warmed(B.digest()))).containsExactly(new Command.Serve(B));
    assertThat(bench.champion()).isEqualTo(B);
  }

  @Test
  void theFormerModelStaysInMemoryAndServesAgainAtOnce() {
    var bench = Bench.serving(A);
    bench.order(order(1, B, null));
    bench.bring(B);
    assertThat(bench.slot().loaded()).containsExactly(B, A);
    assertThat(bench.order(order(2, A, null))).containsExactly(new Command.Serve(A));
    assertThat(bench.slot().loaded()).containsExactly(A, B);
  }

  @Test
  void atMostTwoModelsRestInMemory() {
    var bench = Bench.serving(A);
    for (var generation = 1; generation <= 9; generation += 3) {
      bench.order(order(generation, B, null));
      bench.bring(B);
      bench.order(order(generation + 1, C, null));
      bench.bring(C);
      bench.order(order(generation + 2, A, null));
      bench.bring(A);
      assertThat(bench.slot().loaded()).containsExactly(A, C);
    }
    bench.order(order(10, A, canary(B)));
    bench.bring(B);
    assertThat(bench.slot().loaded()).containsExactly(A, B);
  }

  @Test
  void aRecipeWithASlotOfItsOwnKeepsItsModelUntilTheOrderedOneIsWarm() {
    var bench = Bench.serving(A);
    var both = List.of(slot(null, A, null), slot("board-b", B, null));
    bench.order(new Assignment("node-1", 1, Orders.ISSUED, both));
    assertThat(bench.desk.of("board-b").held().champion()).isEqualTo(A);
    bench.on(new Event.Barred(B.digest(), Refusal.UNSIGNED, "unsigned"));
    assertThat(bench.desk.of("board-b").held().champion()).isEqualTo(A);
    bench.order(new Assignment("node-1", 2, Orders.ISSUED, both));
    bench.bring(B);
    assertThat(bench.desk.of("board-b").held().champion()).isEqualTo(B);
    assertThat(bench.champion()).isEqualTo(A);
  }

  @Test
  void aRefusedModelChangesNothingAndANewOrderTriesAgain() {
    var bench = Bench.serving(A);
    bench.order(order(1, B, null));
    bench.on(new Event.Fetched(B.digest()));
    bench.on(new Event.Barred(B.digest(), Refusal.UNSIGNED, "unsigned"));
    assertThat(bench.champion()).isEqualTo(A);
    assertThat(bench.after(Duration.ofHours(1))).isEmpty();
    assertThat(bench.slot().next()).isNotNull();
    assertThat(bench.order(order(2, B, null))).containsExactly(new Command.Fetch(B, Role.CHAMPION));
  }

  @Test
  void aFetchThatFailsIsTriedAgainLaterAndLater() {
    var bench = Bench.serving(A);
    bench.order(order(1, B, null));
    for (var seconds : new long[] {1, 2, 4, 8, 16, 30, 30}) {
      assertThat(bench.on(new Event.Unfetched(B.digest(), "away"))).isEmpty();
      assertThat(bench.after(Duration.ofMillis(seconds * 1_000 - 1))).isEmpty();
      assertThat(bench.after(Duration.ofMillis(1)))
          .containsExactly(new Command.Fetch(B, Role.CHAMPION));
    }
  }

  @Test
  void withoutTheFirmwareTheVerificationWaits() {
    var bench = Bench.serving(A);
    bench.order(order(1, B, null));
    bench.on(new Event.Fetched(B.digest()));
    assertThat(bench.on(new Event.Undecided(B.digest(), "no PLC"))).isEmpty();
    assertThat(bench.after(Duration.ofSeconds(1)))
        .containsExactly(new Command.Verify(B, Role.CHAMPION, false));
  }

  @Test
  void whatComesTooLateChangesNothing() {
    var bench = Bench.serving(A);
    bench.order(order(1, B, null));
    bench.order(order(2, C, null));
    var before = bench.desk;
    assertThat(bench.on(new Event.Fetched(B.digest()))).isEmpty();
    assertThat(bench.on(new Event.Warmed(B.digest()))).isEmpty();
    assertThat(bench.on(new Event.Warmed(C.digest()))).isEmpty();
    assertThat(bench.desk).isEqualTo(before);
  }

  @Test
  void theCandidateComesAfterItsChampionAndIsPromotedWhileWarm() {
    var bench = Bench.serving(A);
    bench.order(order(1, B, canary(C)));
    assertThat(bench.commands).doesNotContain(new Command.Fetch(C, Role.CANDIDATE));
    assertThat(bench.bring(B)).contains(new Command.Fetch(C, Role.CANDIDATE));
    bench.bring(C);
    assertThat(bench.order(order(2, C, null))).containsExactly(new Command.Serve(C));
    assertThat(bench.slot().loaded()).containsExactly(C, B);
  }

  @Test
  void theChampionIsNoCandidateForItself() {
    var bench = Bench.serving(A);
    bench.order(order(1, A, canary(A)));
    assertThat(bench.slot().candidate()).isNotNull();
    assertThat(bench.candidateActs()).isFalse();
    bench.lease(1, 60);
    assertThat(bench.candidateActs()).isFalse();
  }

  @Test
  void afterAPowerCutTheLastChampionReloadsAndTheOrderIsFollowedFromThere() {
    var memory = new Remembered.SlotMemory(Desk.EVERY, A, null);
    var remembered =
        new Remembered(
            1, Orders.ISSUED, java.util.List.of(memory), Set.of(B.digest()), Set.of(), null);
    var bench = Bench.restarted(remembered, order(1, B, canary(C)), null);
    assertThat(bench.commands).containsExactly(new Command.Fetch(A, Role.CHAMPION));
    assertThat(bench.on(new Event.Fetched(A.digest())))
        .containsExactly(new Command.Verify(A, Role.CHAMPION, true));
    bench.on(new Event.Verified(A.digest()));
    assertThat(bench.on(new Event.Warmed(A.digest())))
        .containsExactly(new Command.Serve(A), new Command.Fetch(B, Role.CHAMPION));
    assertThat(bench.on(new Event.Fetched(B.digest())))
        .containsExactly(new Command.Verify(B, Role.CHAMPION, true));
  }

  @Test
  void aDamagedBundleOfTheChampionIsFetchedAgain() {
    var memory = new Remembered.SlotMemory(Desk.EVERY, A, null);
    var remembered =
        new Remembered(1, Orders.ISSUED, java.util.List.of(memory), Set.of(), Set.of(), null);
    var bench = Bench.restarted(remembered, order(1, A, null), null);
    bench.on(new Event.Fetched(A.digest()));
    bench.on(new Event.Damaged(A.digest(), "a bit"));
    assertThat(bench.after(Duration.ofSeconds(1)))
        .containsExactly(new Command.Fetch(A, Role.CHAMPION));
  }
}
