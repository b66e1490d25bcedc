package dev.loupe.it.bench;

import ai.onnxruntime.OrtException;
import dev.loupe.it.check.Shot;
import dev.loupe.it.plant.EdgeNode;
import dev.loupe.it.process.Await;
import dev.loupe.it.rig.PlcWatch.Event;
import dev.loupe.it.rig.Rig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Measures one setup after the other at one station of a running rig. While the floors are taken,
/// the line pauses and the node is stopped.
final class LatencyBench {
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final int WARM = 50;

  private final Rig rig;
  private final int parts;

  /// `parts` count for each setup, after the first fifty.
  LatencyBench(Rig rig, int parts) {
    this.rig = rig;
    this.parts = parts;
  }

  /// A setup's figures and all its samples.
  record Run(Measured measured, List<Sample> samples) {}

  Run measure(Setup setup) throws IOException, SQLException, OrtException {
    rig.pause();
    rig.node(0).stop(STOP);
    var node = node(setup);
    var mark = rig.plc().mark();
    var started = System.nanoTime();
    node.start();
    rig.resume();
    var words = words(node, mark);
    var first = (words.getFirst().nanos() - started) / 1e6;
    var resident = resident(node.child().handle().pid());
    rig.pause();
    if (!rig.drained(Duration.ofSeconds(60))) throw new IOException("the ledger lacks deliveries");
    node.stop(STOP);
    var errors = (int) words.stream().filter(it -> it.text("verdict").equals("ERROR")).count();
    var samples = samples(words);
    var process = new Measured.Process(errors, Math.round(first), Math.round(resident));
    return new Run(Measured.of(setup, samples, process, beside(setup, samples)), samples);
  }

  private EdgeNode node(Setup setup) {
    var installation = rig.plant().plan().installation();
    var settings =
        rig.node(0)
            .settings()
            .with("loupe.model", setup.model().bundleDirectory().orElseThrow().toAbsolutePath())
            .with("loupe.plc.trigger", setup.trigger());
    return new EdgeNode(
        rig.plant().children(),
        setup.natively() ? installation.nativeEdge() : installation.edge(),
        rig.folder(),
        rig.folder().resolve("logs").resolve(setup.name() + ".log"),
        settings);
  }

  private List<Event> words(EdgeNode node, int mark) throws IOException {
    var patience = Duration.ofSeconds(120 + parts);
    Await.until(
        patience, () -> rig.plc().since(mark, "word").size() >= WARM + parts || !node.alive());
    var words = rig.plc().since(mark, "word");
    if (words.size() < WARM + parts)
      throw new IOException("only " + words.size() + " words; see " + node.child().log());
    return words.subList(0, WARM + parts);
  }

  /// In MiB, with all it shares.
  private static double resident(long pid) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private List<Sample> samples(List<Event> words) throws SQLException {
    var splits = splits();
    var samples = new ArrayList<Sample>();
    for (var word : words.subList(WARM, words.size())) {
      var split = splits.get(word.text("partId"));
      if (split == null || word.text("verdict").equals("ERROR")) continue;
      samples.add(
          new Sample(
              word.text("partId"),
              word.line().path("ms").asDouble(),
              split[0],
              split[1],
              split[2],
              split[3],
              split[4],
              split[5],
              split[6]));
    }
    return samples;
  }

  private Map<String, double[]> splits() throws SQLException {
    var sql =
        "select i.part, acquire_ms, decode_ms, infer_ms, decide_ms, journal_ms, plc_ms, total_ms"
            + " from inspection i join delivery d on d.node = i.node and d.inspected_journal ="
            + " i.journal and d.inspected_seq = i.seq";
    var splits = new HashMap<String, double[]>();
    try (var connection = rig.ledger().open();
        var statement = connection.prepareStatement(sql);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        var split = new double[7];
        for (var i = 0; i < split.length; i++) split[i] = rows.getDouble(i + 2);
        splits.put(rows.getString(1), split);
      }
    }
    return splits;
  }

  private Measured.Beside beside(Setup setup, List<Sample> samples)
      throws IOException, OrtException {
    var shown = new HashMap<String, Shot.Part>();
    for (var shot : rig.accounts().plc().shots()) shown.put(shot.part().id(), shot.part());
    var boards = samples.stream().map(sample -> shown.get(sample.part())).toList();
    var plan = rig.line().plan();
    var endpoint = plan.stations().getFirst().endpoint();
    return new Measured.Beside(
        Spread.of(BareRun.samples(setup.model(), plan, boards)),
        Spread.of(Floors.fsync(rig.folder())),
        Spread.of(Floors.tagWrite(endpoint)),
        Spread.of(Floors.rested(rig.folder(), endpoint, 1000 / plan.pace())));
  }
}
