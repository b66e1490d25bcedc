package dev.loupe.it.scenario.alone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.it.peer.MqttClient;
import dev.loupe.it.plant.EdgeNode;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.Child;
import dev.loupe.it.process.Ports;
import dev.loupe.it.rig.Layout;
import dev.loupe.it.rig.OwnPeers;
import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.ForgedMessages;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import dev.loupe.schema.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A thread stands still while the broker has more for it than the buffer holds: the stream is dead
/// for good. The process ends, in good order, and the next one hears again.
class DeadStreamTest {
  private static final Duration MOMENT = Duration.ofSeconds(30);
  private static final int FLOOD = 3_000;
  private static final int ENDED = 1;

  private final int port = Ports.free();
  private Rig rig;

  @BeforeEach
  void start() {
    assumeTrue(OwnPeers.installed(), "PostgreSQL or Mosquitto is not installed");
    rig = Rigs.fresh("deaf", Layout.of(1).withOwnPeers());
    rig.peers().start();
  }

  @AfterEach
  void stop() {
    if (rig != null) rig.close();
  }

  /// Who floods which topic while the thread in `method` of `type` stands.
  private record Flood(String user, String topic, String type, String method) {}

  @Test
  void aControlPlaneThatNoLongerTakesRecordsEnds() throws Exception {
    var control = controlWithAShortBuffer();
    assertThat(Await.until(Rig.PATIENCE, rig.control()::ready)).isTrue();
    play(
        new Flood(
            "stranger",
            Topics.of("stranger", Topics.RECORDS),
            "dev.loupe.control.ledger.adapter.RecordsConsumer",
            "take"));
    endedBecause(control, "records are no longer taken: this process ends");
    rig.control().start();
    rig.control().awaitReady(Rig.PATIENCE);
    new ForgedMessages(rig).recordsOfAnotherAreRefused(); // it takes the stranger's own again
  }

  private Child controlWithAShortBuffer() {
    var settings =
        rig.control()
            .settings()
            .with("loupe.ledger.nodes", 1)
            .with("loupe.ledger.credit", 4)
            .with("loupe.ledger.buffer", 4);
    var command = StalledThread.open(Rigs.installation().control(), port);
    command.add(settings.write(rig.folder().resolve("stalled.yaml")).toString());
    return rig.plant().children().start("control plane", command, rig.folder(), log());
  }

  @Test
  void aNodeThatNoLongerHearsReceiptsFinishesThePartInHandAndEnds() throws Exception {
    rig.plant().startWithoutNodes();
    var trial = new Trial(rig);
    var node = nodeWithAShortBuffer();
    node.start();
    rig.awaitWord(trial.mark(), "aoi-1");
    play(
        new Flood(
            OwnPeers.CONTROL,
            Topics.of("node-1", Topics.RECEIPT),
            "dev.loupe.edge.outbox.adapter.Hearing$Ear",
            "onNext"));
    endedBecause(node.child(), "Nothing is heard on receipt any more: this process ends");
    rig.node(0).start();
    trial.settle();
    assertThat(trial.errors()).as("the part in hand had its verdict").isEmpty();
    assertThat(trial.undelivered("aoi-1")).isZero();
    trial.isOtherwiseRight();
  }

  private EdgeNode nodeWithAShortBuffer() {
    return new EdgeNode(
        rig.plant().children(),
        StalledThread.open(Rigs.installation().edge(), port),
        rig.folder(),
        log(),
        rig.node(0).settings().with("mp.messaging.incoming.receipt.buffer-size", 4));
  }

  private Path log() {
    return rig.folder().resolve("logs/stalled.log");
  }

  /// The first message holds the thread; all others come while it stands.
  private void play(Flood flood) throws IOException, InterruptedException {
    try (var client = new ForgedMessages(rig).connect(flood.user);
        var thread = StalledThread.at(port, flood.type, flood.method)) {
      publish(client, flood.topic, 1);
      assertThat(thread.holds(MOMENT)).isTrue();
      publish(client, flood.topic, FLOOD);
    }
  }

  private static void publish(MqttClient client, String topic, int messages) throws IOException {
    for (var i = 0; i < messages; i++) {
      var nonsense = ("nobody reads this " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
      assertThat(client.publish(topic, nonsense)).isTrue();
    }
  }

  private void endedBecause(Child process, String sentence) throws IOException {
    assertThat(process.waitFor(MOMENT)).as("it ends").isTrue();
    assertThat(process.status()).isEqualTo(ENDED);
    assertThat(Files.readString(process.log())).contains(sentence);
  }
}
