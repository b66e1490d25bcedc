package dev.loupe.it.scenario.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.bundle.Digest;
import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.it.check.TraceChecker;
import dev.loupe.it.plant.BrokerUsers;
import dev.loupe.it.plant.ControlPlane;
import dev.loupe.it.plant.Settings;
import dev.loupe.it.process.Children;
import dev.loupe.it.process.Ports;
import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.Rigs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// A control plane with a registered model, and all that such a model leaves on its way from two
/// labels to station aoi-1: rows, the data set's file, and the PLC's log.
public final class TracedModel implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JOURNAL = "0d9c1c1e-6a35-4b0e-9f39-4f2f1f6f2b22";

  private final Release release = new Release();
  private final Children children;
  private final Path folder;
  private final ControlPlane control;

  private TracedModel(Children children, Path folder, Settings more) throws IOException {
    this.children = children;
    this.folder = folder;
    var settings =
        Settings.none()
            .with("loupe.postgres-port", Ports.free())
            .with("loupe.broker-port", Ports.free())
            .with("loupe.broker-users", BrokerUsers.in(folder, List.of("node-1")).file())
            .with("loupe.trust-keys", release.trust(folder.resolve("trust.json")))
            .with("quarkus.http.port", Ports.free())
            .with(more);
    var log = folder.resolve("control.log");
    control = new ControlPlane(children, Rigs.installation(), folder, log, settings);
  }

  public static TracedModel start(Children children, Path folder, Settings more)
      throws IOException {
    var model = new TracedModel(children, folder, more);
    model.control.start();
    model.control.awaitReady(Rig.PATIENCE);
    return model;
  }

  public ControlPlane control() {
    return control;
  }

  /// Registers `name` 1.0 through REST; its digest.
  public String register(String name) throws Exception {
    var loupe = release.loupe(name, "1.0");
    var request =
        HttpRequest.newBuilder(URI.create(control.url() + "/api/models"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(loupe));
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 201) throw new IllegalStateException(answer.body());
    }
    return Release.digest(loupe);
  }

  public ObjectNode trace(String digest) throws IOException {
    var answer = control.get("/api/trace/" + digest);
    if (answer.status() != 200) throw new IOException(answer.toString());
    return (ObjectNode) JSON.readTree(answer.body());
  }

  TraceChecker checker() {
    return new TraceChecker(Rigs.installation().root(), control.data());
  }

  Path plcLogs() {
    return folder.resolve("plc");
  }

  public void seed(String name, String digest) throws Exception {
    var labels = List.of(UUID.randomUUID(), UUID.randomUUID());
    var job = UUID.randomUUID();
    var dataset = dataset(job, labels);
    label(labels.get(0), 1, "Ada");
    label(labels.get(1), 2, "Bo");
    sql(
        """
        insert into training_job (id, created_by, line, parent, name, version, dataset, examples, left_out, state,
          started_at, ended_at, bundle, metrics, confirmed_by, confirmed_at)
        select '%s', 'Ada', 'line-1', '%s', '%s', '1.0', '%s', 2, 0, 'CONFIRMED', now(), now(), '%s', '{"gained":3}',
          'Ada', now()
        """
            .formatted(job, Release.PARENT, name, dataset, digest));
    for (var label : labels)
      sql("insert into training_label values ('" + job + "', '" + label + "')");
    rollout(digest);
    for (var seq = 1; seq <= 3; seq++) part(seq, digest);
    plcLog(name + ":1.0@" + digest.substring(0, 12));
  }

  private String dataset(UUID job, List<UUID> labels) throws IOException {
    var text = new StringBuilder("{}");
    for (var at = 0; at < labels.size(); at++)
      text.append(
          "\n{\"label\":\"%s\",\"image\":\"%s\",\"template\":\"%s\",\"group\":\"L%d\",\"fold\":%d,\"truth\":[]}"
              .formatted(labels.get(at), ("" + at).repeat(64), "c".repeat(64), at, at));
    var file = Files.createDirectories(control.data().resolve("training/" + job));
    Files.writeString(file.resolve("dataset.jsonl"), text);
    return Digest.sha256(text.toString().getBytes(UTF_8));
  }

  private void label(UUID id, int seq, String reviewer) throws SQLException {
    sql(
        """
        insert into label (id, node, journal, seq, line, kind, reviewer, defective, champion_right, champion_boxes,
          marks, missed, flaws)
        values ('%s', 'node-1', '%s', %d, 'line-1', 'AUDIT', '%s', true, false, 1, '[]', '[]', '[]')
        """
            .formatted(id, JOURNAL, seq, reviewer));
  }

  private void rollout(String digest) throws SQLException {
    sql(
        """
        insert into rollout (id, version, state, body, terms, nodes, candidate_digest, champion_digest, started_by,
          started_at, changed_at, final)
        values ('r-1', 2, 'Promoted', '{}', '{"champion":{"name":"diff","version":"1"}}', '{node-1}', '%s',
          repeat('b', 64), 'Ada', now() - interval '1 hour', now(), true);
        insert into rollout_transition values ('r-1', 1, now(), 'Draft', '{}', 'begun', false),
          ('r-1', 2, now(), 'Promoted', '{}', 'all nodes report it', false)
        """
            .formatted(digest));
    var other = "{\"digest\":\"" + "b".repeat(64) + "\"}";
    var mine = "{\"digest\":\"" + digest + "\"}";
    slot(4, "\"champion\":" + other + ",\"candidate\":{\"model\":" + mine + "}");
    slot(5, "\"champion\":" + mine);
    sql(
        """
        insert into assignment_slot (node, generation, station, champion_digest, candidate_digest, rollout, mode, share,
          either_rejects, audit_share)
        values ('node-1', 4, 'aoi-1', repeat('b', 64), '%1$s', 'r-1', 'CANARY', 0.2, false, 0.1),
          ('node-1', 5, 'aoi-1', '%1$s', null, null, null, 0, false, 0.1)
        """
            .formatted(digest));
  }

  private void slot(int generation, String models) throws SQLException {
    var payload =
        "{\"node\":\"node-1\",\"generation\":%d,\"slots\":[{\"station\":\"aoi-1\",%s}]}"
            .formatted(generation, models);
    var key = SigningKey.create("assignment").signing();
    var envelope = EnvelopeCodec.encode(key.sign("text/plain", payload.getBytes(UTF_8)));
    sql(
        "insert into assignment values ('node-1', %d, 'r-1', now() + interval '%1$d s', '{}', '\\x%s')"
            .formatted(generation, HexFormat.of().formatHex(envelope)));
  }

  /// What was delivered of P-1 is not the model's verdict, so P-2 is the first.
  private void part(int seq, String digest) throws SQLException {
    sql(
        """
        insert into inspection (node, journal, seq, received_at, received_day, trigger, part, lot, line, station, recipe,
          origin, arm, verdict, confidence, error, defects, truncated, views, acquire_ms, decode_ms, infer_ms, decide_ms,
          at, monotonic, digest, model_digest)
        values ('node-1', '%1$s', %2$d, now(), current_date, %2$d, 'P-%2$d', 'L', 'line-1', 'aoi-1', 'r', 'PRODUCTION',
          'CANDIDATE', 'REJECT', 1, 'NONE', '[]', false, '[]', 1, 1, 1, 1, now() + interval '%2$d s', 1, '\\x00', '%3$s');
        insert into delivery (node, journal, seq, received_at, received_day, trigger, inspected_journal, inspected_seq,
          word, verdict, state, journal_ms, plc_ms, total_ms, at, monotonic, digest)
        values ('node-1', '%1$s', 10 + %2$d, now(), current_date, %2$d, '%1$s', %2$d, %2$d * 65536 + 2,
          case when %2$d = 1 then 'ERROR' else 'REJECT' end, 'acknowledged', 1, 1, 1, now() + interval '%2$d s', 1, '\\x00')
        """
            .formatted(JOURNAL, seq, digest));
  }

  /// As the simulated PLC writes it: a part that a restart lost first, then the model's own words.
  private void plcLog(String label) throws IOException {
    var line =
        "{\"station\":\"aoi-1\",\"event\":\"word\",\"word\":%d,\"verdict\":\"%s\",\"partId\":\"P-%d\",\"model\":\"%s\",\"errorCode\":%d}\n";
    Files.writeString(
        Files.createDirectories(plcLogs()).resolve("aoi-1.jsonl"),
        line.formatted(65540, "ERROR", 1, label, 11)
            + line.formatted(2 * 65536 + 2, "REJECT", 2, label, 0)
            + line.formatted(3 * 65536 + 2, "REJECT", 3, label, 0));
  }

  public void sql(String text) throws SQLException {
    try (var connection = control.sql();
        var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  @Override
  public void close() {
    control.stop(Duration.ofSeconds(20));
    children.killAll();
  }
}
