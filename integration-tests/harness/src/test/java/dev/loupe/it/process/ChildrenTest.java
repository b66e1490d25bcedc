package dev.loupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path folder;

  private Children children() {
    return new Children(folder.resolve("children"));
  }

  private Child start(Children children, String... command) {
    return children.start("stand-in", List.of(command), folder, folder.resolve("log"));
  }

  @AfterEach
  void leaveNothing() {
    children().stopOrphans(Duration.ofSeconds(1));
  }

  @Test
  void aChildThatListensIsStoppedByAsking() {
    var child = start(children(), "sleep", "60");
    assertThat(child.stop(PATIENCE)).isTrue();
    assertThat(child.alive()).isFalse();
  }

  @Test
  void aChildThatIsDeafIsKilled() throws IOException {
    var child = start(children(), "sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done");
    Await.until(PATIENCE, () -> child.lastWords(1).equals("deaf"));
    assertThat(child.stop(Duration.ofMillis(200))).isFalse();
    assertThat(child.alive()).isFalse();
    assertThat(Files.readString(child.log())).contains("deaf");
  }

  @Test
  void anInterruptOfTheTerminalDoesNotReachAChild() throws Exception {
    var child = start(children(), "sleep", "60");
    Await.until(PATIENCE, () -> child.handle().info().command().orElse("").endsWith("sleep"));
    var own =
        new ProcessBuilder("sh", "-c", "ps -o pgid= -p $$; ps -o pgid= -p " + child.handle().pid());
    var groups = new String(own.start().getInputStream().readAllBytes()).lines().toList();
    assertThat(groups).hasSize(2);
    assertThat(groups.get(0)).isNotEqualTo(groups.get(1));
  }

  @Test
  void whatAKilledParentLeftIsStoppedByTheNext() {
    var orphan = start(children(), "sleep", "60");
    assertThat(children().stopOrphans(PATIENCE)).isEqualTo(1);
    assertThat(orphan.waitFor(PATIENCE)).isTrue();
    assertThat(children().stopOrphans(PATIENCE)).isZero();
  }

  @Test
  void anotherProcessUnderARecordedNumberIsLeftAlone() throws IOException {
    var stranger = start(children(), "sleep", "60");
    Files.writeString(folder.resolve("children"), stranger.handle().pid() + " 1 edge node\n");
    assertThat(children().stopOrphans(PATIENCE)).isZero();
    assertThat(stranger.alive()).isTrue();
    stranger.kill();
  }

  @Test
  void afterClosingNothingStartsAndKillAllLeavesNothing() {
    var children = children();
    var child = start(children, "sleep", "60");
    children.close();
    assertThatThrownBy(() -> start(children, "sleep", "60")).isInstanceOf(CannotStart.class);
    children.killAll();
    assertThat(child.alive()).isFalse();
  }
}
