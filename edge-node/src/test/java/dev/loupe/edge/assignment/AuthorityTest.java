package dev.loupe.edge.assignment;

import static dev.loupe.edge.assignment.Orders.A;
import static dev.loupe.edge.assignment.Orders.B;
import static dev.loupe.edge.assignment.Orders.canary;
import static dev.loupe.edge.assignment.Orders.order;
import static dev.loupe.edge.assignment.Orders.shadow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.inference.Ran;
import dev.loupe.schema.fleet.GuardTripped.Why;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The champion's authority never ends; the candidate's is borrowed.
class AuthorityTest {
  private static Bench canaryOf(long generation) {
    var bench = Bench.serving(A);
    bench.order(order(generation, A, canary(B)));
    bench.bring(B);
    return bench;
  }

  private static Bench acting() {
    var bench = canaryOf(1);
    bench.lease(1, 60);
    assertThat(bench.candidateActs()).isTrue();
    return bench;
  }

  private static List<Command> tried(Bench bench, Ran how) {
    return bench.on(new Event.Tried(1, B.digest(), how));
  }

  @Test
  void aCanaryWaitsForItsFirstLease() {
    assertThat(canaryOf(1).candidateActs()).isFalse();
  }

  @Test
  void aShadowNeedsNone() {
    var bench = Bench.serving(A);
    bench.order(order(1, A, shadow(B)));
    bench.bring(B);
    assertThat(bench.candidateActs()).isTrue();
    bench.after(Duration.ofDays(2));
    assertThat(bench.candidateActs()).isTrue();
  }

  @Test
  void aLeaseCountsFromTheReportThatItAnswersAndIsNoLongerThanOrdered() {
    var bench = canaryOf(1);
    var sent = bench.now;
    bench.after(Duration.ofSeconds(40));
    bench.on(new Event.Lease(1, sent, 3_600));
    assertThat(bench.candidateActs()).isTrue();
    bench.after(Duration.ofSeconds(20).minusNanos(1));
    assertThat(bench.candidateActs()).isTrue();
    bench.after(Duration.ofNanos(1));
    assertThat(bench.candidateActs()).isFalse();
  }

  @Test
  void theEndIsSeenWithoutATick() {
    var bench = acting();
    bench.now += Duration.ofSeconds(60).toNanos();
    assertThat(bench.candidateActs()).isFalse();
  }

  @Test
  void anOldLeaseAndOneOfAnotherGenerationChangeNothing() {
    var bench = canaryOf(2);
    bench.lease(1, 60);
    bench.on(new Event.Lease(2, bench.now - Duration.ofSeconds(60).toNanos(), 60));
    assertThat(bench.candidateActs()).isFalse();
    bench.lease(2, 60);
    bench.on(new Event.Lease(2, bench.now - Duration.ofSeconds(30).toNanos(), 60));
    bench.after(Duration.ofSeconds(59));
    assertThat(bench.candidateActs()).isTrue();
  }

  @Test
  void onceOverTheGenerationNeverResumesButTheNextOneDoes() {
    var bench = acting();
    bench.now += Duration.ofSeconds(61).toNanos();
    bench.lease(1, 60);
    assertThat(bench.candidateActs()).isFalse();
    bench.order(order(2, A, canary(B)));
    assertThat(bench.candidateActs()).isFalse();
    bench.lease(2, 60);
    assertThat(bench.candidateActs()).isTrue();
  }

  @Test
  void theGuardTripsBeyondItsLimitWithinTheWindowOnly() {
    var bench = acting();
    for (var error = 0; error < 20; error++) {
      assertThat(tried(bench, Ran.ERROR)).isEmpty();
      for (var well = 0; well < 4; well++) assertThat(tried(bench, Ran.WELL)).isEmpty();
    }
    assertThat(tried(bench, Ran.ERROR)).isEmpty();
    assertThat(tried(bench, Ran.ERROR))
        .containsExactly(new Command.Tell(new Guard.Trip(Why.ERRORS, 3, 10)));
    assertThat(bench.candidateActs()).isFalse();
    bench.lease(1, 60);
    assertThat(bench.candidateActs()).isFalse();
    assertThat(tried(bench, Ran.ERROR)).isEmpty();
  }

  @Test
  void missesAndOneHangTripToo() {
    var late = acting();
    assertThat(tried(late, Ran.MISS)).isEmpty();
    assertThat(tried(late, Ran.MISS))
        .containsExactly(new Command.Tell(new Guard.Trip(Why.MISSES, 2, 2)));
    assertThat(tried(acting(), Ran.HANG))
        .containsExactly(new Command.Tell(new Guard.Trip(Why.HANG, 1, 1)));
  }

  @Test
  void aRunOfAnotherGenerationOrModelIsNotCounted() {
    var bench = acting();
    assertThat(bench.on(new Event.Tried(2, B.digest(), Ran.HANG))).isEmpty();
    assertThat(bench.on(new Event.Tried(1, A.digest(), Ran.HANG))).isEmpty();
    assertThat(bench.candidateActs()).isTrue();
  }

  @Test
  void aRestartIsTheChampionUntilTheNextGeneration() {
    var bench = Bench.restarted(remembering(Set.of()), order(3, A, canary(B)), null);
    bench.bring(A);
    bench.bring(B);
    bench.lease(3, 60);
    assertThat(bench.champion()).isEqualTo(A);
    assertThat(bench.candidateActs()).isFalse();
    bench.order(order(4, A, canary(B)));
    bench.lease(4, 60);
    assertThat(bench.candidateActs()).isTrue();
  }

  @Test
  void aTripOutlivesARestart() {
    var tripped = Set.of(new Remembered.Ended(Desk.EVERY, 3, B.digest()));
    var bench = Bench.restarted(remembering(tripped), order(3, A, shadow(B)), null);
    bench.bring(A);
    bench.bring(B);
    assertThat(bench.candidateActs()).isFalse();
    var other = Bench.restarted(remembering(Set.of()), order(3, A, shadow(B)), null);
    other.bring(A);
    other.bring(B);
    assertThat(other.candidateActs()).isTrue();
  }

  @Test
  void whatTrippedIsRemembered() {
    var bench = acting();
    tried(bench, Ran.HANG);
    assertThat(Remembered.NOTHING.after(bench.desk).ended())
        .containsExactly(new Remembered.Ended(Desk.EVERY, 1, B.digest()));
  }

  private static Remembered remembering(Set<Remembered.Ended> ended) {
    var memory = new Remembered.SlotMemory(Desk.EVERY, A, null);
    return new Remembered(3, Orders.ISSUED, List.of(memory), Set.of(), ended, null);
  }
}
