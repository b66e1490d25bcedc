package dev.loupe.it.tamper;

import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.it.loop.GoldenBoard;
import dev.loupe.it.peer.MqttClient;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.Installation;
import dev.loupe.it.rig.Layout;
import dev.loupe.it.rig.OwnPeers;
import dev.loupe.it.rig.Rig;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.AssignmentCodec;
import dev.loupe.schema.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A real node at a running line is given order after order, signed by the key it trusts, for
/// bundles that were spoilt.
public final class TamperRound implements AutoCloseable {
  private static final String NODE = "node-1";
  private static final String STATION = "aoi-1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration WORDS = Duration.ofSeconds(20);
  private static final String SAID =
      """
      select coalesce(r ->> 'code', r ->> 'state') from node, jsonb_array_elements(slots) s,
        jsonb_array_elements(s -> 'residents') r
      where node = ? and generation = ? and r ->> 'digest' = ? and r ->> 'role' = 'candidate'
        and r ->> 'state' in ('refused', 'resident', 'serving')\
      """;
  private static final String CHAMPION =
      "select s ->> 'model' || ' ' || (s ->> 'digest') from node, jsonb_array_elements(slots) s"
          + " where node = ? and s ->> 'state' = 'serving'";

  private final Rig rig;
  private final Shelf shelf = new Shelf();
  private final Desk desk;
  private final Consumer<String> news;
  private long generation = 100;

  private TamperRound(Rig rig, Desk desk, Consumer<String> news) {
    this.rig = rig;
    this.desk = desk;
    this.news = news;
    rig.node(0).set("loupe.control", shelf.url());
  }

  /// What each row came to; `parts` had their word meanwhile, `errors` of them ERROR.
  public record Outcome(List<Row.Said> rows, long parts, long errors, List<String> failures) {}

  /// A plant of one station whose node trusts the desk, started.
  public static TamperRound start(Installation installation, Path folder, Consumer<String> news)
      throws IOException {
    Files.createDirectories(folder);
    var desk = new Desk(GoldenBoard.blank());
    var trust = desk.trust(folder.resolve("trust.json"));
    var layout = Layout.of(1).withOwnPeers().with(plan -> plan.nodes("loupe.trust-keys", trust));
    var round = new TamperRound(Rig.in(installation, folder, layout), desk, news);
    try {
      round.rig.start();
      return round;
    } catch (RuntimeException e) {
      round.close();
      throw e;
    }
  }

  public Outcome run(boolean all) throws IOException {
    var mark = rig.plc().mark();
    var rows = new ArrayList<Row.Said>();
    var failures = new ArrayList<String>();
    for (var row : desk.rows()) {
      if (!all && !Desk.QUICK.contains(row.what())) continue;
      var said = row.said(offer(row));
      rows.add(said);
      news.accept(said.what() + ": " + said.happened());
      if (!said.ok())
        failures.add(said.what() + ": " + said.happened() + ", not " + said.expected());
      if (!serves()) failures.add("no word came after " + said.what());
    }
    rig.pause();
    if (!rig.drained(PATIENCE)) failures.add("the ledger lacks deliveries");
    failures.addAll(rig.differences(mark));
    var words = rig.plc().since(mark, "word");
    var errors = words.stream().filter(it -> it.text("verdict").equals("ERROR")).count();
    if (errors > 0) failures.add(errors + " parts got ERROR");
    return new Outcome(List.copyOf(rows), words.size(), errors, List.copyOf(failures));
  }

  /// `taken`, the code of the refusal, or what else the node says after a minute.
  private String offer(Row row) throws IOException {
    shelf.put(row.digest(), row.bytes());
    generation++;
    send(row);
    var said = new ArrayList<String>();
    Await.until(
        PATIENCE,
        () -> {
          said.clear();
          said.addAll(rig.ledger().texts(SAID, NODE, generation, row.digest()));
          return !said.isEmpty();
        });
    var last = said.isEmpty() ? "nothing" : said.getFirst();
    return last.equals("serving") || last.equals("resident") ? "taken" : last;
  }

  private void send(Row row) throws IOException {
    var candidate =
        new Assignment.Candidate(
            new ModelRef("diff", "offered", row.digest()),
            "r-tamper",
            Mode.SHADOW,
            1,
            false,
            Duration.ofMinutes(10),
            new Assignment.Limits(5, 5, 200));
    var slot = new Assignment.Slot(STATION, null, champion(), candidate, 0, "salt");
    var order = new Assignment(NODE, generation, Instant.now(), List.of(slot));
    var envelope = desk.assignment().sign(Assignment.PAYLOAD_TYPE, AssignmentCodec.encode(order));
    var port = rig.brokerPort();
    var login =
        new MqttClient.Login("desk", OwnPeers.CONTROL, rig.users().password(OwnPeers.CONTROL));
    try (var broker = MqttClient.connect(port, login)) {
      if (broker == null) throw new IOException("the broker refused the desk");
      broker.publish(Topics.of(NODE, Topics.ASSIGNMENT), EnvelopeCodec.encode(envelope));
    }
  }

  /// The model that serves now, as the node reports it.
  private ModelRef champion() {
    var said = new ArrayList<String>();
    Await.until(PATIENCE, () -> said.addAll(rig.ledger().texts(CHAMPION, NODE)));
    var words = said.getFirst().split("[:@ ]");
    return new ModelRef(words[0], words[1], words[3]);
  }

  private boolean serves() {
    var now = rig.plc().mark();
    return rig.plc()
        .await(now, WORDS, it -> it.name().equals("word") && !it.text("verdict").equals("ERROR"))
        .isPresent();
  }

  @Override
  public void close() {
    rig.close();
    shelf.close();
  }
}
