package dev.loupe.edge.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.image.Image.Kind;
import dev.loupe.edge.image.UploadQueue.Waiting;
import org.junit.jupiter.api.Test;

final class UploadQueueTest {
  private final UploadQueue queue = new UploadQueue();

  private void add(String sha256, Kind kind) {
    assertThat(queue.isNew(sha256)).isTrue();
    queue.add(sha256, kind, 10);
  }

  @Test
  void templatesGoFirstAndThenTheNewest() {
    add("a", Kind.TEMPLATE);
    add("b", Kind.FRAME);
    add("c", Kind.PREVIEW);
    assertThat(queue.next()).map(Waiting::sha256).contains("a");
    queue.remove("a");
    assertThat(queue.next()).map(Waiting::sha256).contains("c");
  }

  @Test
  void framesAreGivenUpFirstTheOldestBeforeTheNewerAndTemplatesLast() {
    add("t", Kind.TEMPLATE);
    add("p", Kind.PREVIEW);
    add("f1", Kind.FRAME);
    add("f2", Kind.FRAME);
    assertThat(queue.giveUp(30)).extracting(Waiting::sha256).containsExactly("f1");
    assertThat(queue.giveUp(10)).extracting(Waiting::sha256).containsExactly("f2", "p");
    assertThat(queue.giveUp(0)).extracting(Waiting::sha256).containsExactly("t");
    assertThat(queue.bytes()).isZero();
  }

  @Test
  void whatWentInVainGoesAfterTheOthers() {
    add("t", Kind.TEMPLATE);
    add("f", Kind.FRAME);
    queue.triedInVain("t");
    assertThat(queue.next()).map(Waiting::sha256).contains("f");
    queue.triedInVain("f");
    assertThat(queue.next()).map(Waiting::sha256).contains("t");
    assertThat(queue.next()).map(Waiting::tries).contains(1);
  }

  @Test
  void whatTheAuditDrewIsGivenUpAfterEverythingElse() {
    add("a", Kind.AUDIT);
    add("t", Kind.TEMPLATE);
    add("f", Kind.FRAME);
    assertThat(queue.giveUp(10)).extracting(Waiting::sha256).containsExactly("f", "t");
  }

  @Test
  void aDigestComesOnce() {
    add("a", Kind.TEMPLATE);
    queue.remove("a");
    assertThat(queue.isNew("a")).isFalse();
  }
}
