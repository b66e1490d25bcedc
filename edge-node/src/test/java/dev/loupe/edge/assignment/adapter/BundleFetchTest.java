package dev.loupe.edge.assignment.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BundleFetchTest {
  private static final long ROOM = 1 << 20;

  @TempDir Path directory = Path.of("set by JUnit");

  private final Plant plant = new Plant();
  private final Plant.Made made = plant.good("2");
  private final String digest = made.model().digest();
  private Bundles control;
  private BundleStore store;
  private BundleFetch fetch;

  @BeforeEach
  void open() throws IOException {
    control = new Bundles();
    control.put(made);
    with(ROOM);
  }

  private void with(long budget) {
    store = new BundleStore(directory, budget);
    fetch = new BundleFetch(store, control.uri());
  }

  @AfterEach
  void close() {
    control.close();
  }

  private Fetched fetch() throws InterruptedException {
    return fetch.fetch(digest, Set.of(digest), () -> true);
  }

  @Test
  void aBundleIsStoredAsItIsAndFetchedOnce() throws Exception {
    assertThat(fetch()).isEqualTo(new Fetched.Stored());
    assertThat(store.whole(digest)).hasBinaryContent(made.loupe());
    assertThat(fetch()).isEqualTo(new Fetched.Stored());
    assertThat(control.ranges).hasSize(1);
  }

  @Test
  void aCutConnectionGoesOnWhereItEndedAlsoAfterARestart() throws Exception {
    control.cutAfter = 1_000;
    assertThat(fetch()).isInstanceOf(Fetched.Away.class);
    assertThat(Files.size(store.part(digest))).isEqualTo(1_000);
    with(ROOM);
    control.cutAfter = Integer.MAX_VALUE;
    assertThat(fetch()).isEqualTo(new Fetched.Stored());
    assertThat(control.ranges).containsExactly("", "bytes=1000-");
    assertThat(store.whole(digest)).hasBinaryContent(made.loupe());
  }

  @Test
  void anotherFileInTheMeantimeBeginsAnew() throws Exception {
    control.cutAfter = 1_000;
    fetch();
    control.cutAfter = Integer.MAX_VALUE;
    Files.writeString(store.version(digest), "\"of yesterday\"");
    assertThat(fetch()).isEqualTo(new Fetched.Stored());
    assertThat(store.whole(digest)).hasBinaryContent(made.loupe());
  }

  @Test
  void aBitThatFlipsOnItsWayIsFetchedAgainAndAtItsSourceRefused() throws Exception {
    control.flipped = 500;
    assertThat(fetch()).isInstanceOf(Fetched.Away.class);
    assertThat(store.part(digest)).doesNotExist();
    assertThat(fetch()).isInstanceOf(Fetched.Away.class);
    assertThat(fetch())
        .isInstanceOfSatisfying(
            Fetched.Barred.class, it -> assertThat(it.code()).isEqualTo(Refusal.DIGEST_MISMATCH));
    control.flipped = -1;
    assertThat(fetch()).isEqualTo(new Fetched.Stored());
  }

  @Test
  void whatIsNotThereOrRefusedIsAskedForAgain() throws Exception {
    control.status = 503;
    assertThat(fetch()).isEqualTo(new Fetched.Away("the control plane answered 503"));
    control.close();
    assertThat(fetch()).isInstanceOf(Fetched.Away.class);
  }

  @Test
  void aBundleBeyondTheBudgetIsRefusedBeforeItIsFetched() throws Exception {
    with(made.loupe().length - 1);
    assertThat(fetch())
        .isInstanceOfSatisfying(
            Fetched.Barred.class, it -> assertThat(it.code()).isEqualTo(Refusal.TOO_LARGE));
    assertThat(store.has(digest)).isFalse();
  }

  @Test
  void theLongestUnusedGivesWayButNeverWhatIsKept() throws Exception {
    with(made.loupe().length * 5L / 2);
    fetch();
    var second = plant.good("3");
    var third = plant.good("4");
    control.put(second);
    control.put(third);
    fetch.fetch(second.model().digest(), Set.of(digest), () -> true);
    assertThat(store.has(digest)).isTrue();
    assertThat(fetch.fetch(third.model().digest(), Set.of(digest), () -> true))
        .isEqualTo(new Fetched.Stored());
    assertThat(store.has(digest)).isTrue();
    assertThat(store.has(second.model().digest())).isFalse();
    assertThat(
            fetch.fetch(
                second.model().digest(), Set.of(digest, third.model().digest()), () -> true))
        .isInstanceOf(Fetched.Barred.class);
  }

  @Test
  void whatNobodyWantsAnyMoreIsNotFetchedToItsEnd() throws Exception {
    assertThat(fetch.fetch(digest, Set.of(digest), () -> false))
        .isIn(new Fetched.Stored(), new Fetched.Away("it is not wanted any more"));
  }
}
