package dev.loupe.it.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.bridge.session.SessionLost;
import dev.loupe.it.bench.Measured.Limit;
import dev.loupe.it.evidence.Proof;
import dev.loupe.it.plant.Line;
import dev.loupe.it.process.Children;
import dev.loupe.it.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./prove plc`: the write of a result and the session's way back, plain and encrypted. The
/// figures are printed and kept; none is a test.
@Command(name = "plc", description = "A result's write, and the session after the PLC's restart.")
public final class PlcCommand implements Callable<Integer> {
  @Mixin private Proof proof = new Proof();

  @Option(names = "--restarts", defaultValue = "20", description = "Restarts of the PLC (20).")
  private int restarts;

  /// All in ms; `floor` is one tag written by a bare client without encryption, between the others.
  record SessionTimes(
      String session, Spread write, Spread floor, Spread back, TreeMap<String, Limit> limits) {
    static SessionTimes of(String session, PlcSessionBench.Writes writes, List<Double> back) {
      var write = Spread.of(writes.result());
      var limits = new TreeMap<String, Limit>();
      limits.put("write of ten tags, p50, within 0.5 ms", Limit.of(write.p50(), 0.5));
      limits.put("write of ten tags, p99, within 5 ms", Limit.of(write.p99(), 5));
      limits.put("back after a restart, each, within 2 s", Limit.of(Collections.max(back), 2_000));
      return new SessionTimes(session, write, Spread.of(writes.floor()), Spread.of(back), limits);
    }

    String line() {
      return "%-10s ten tags p50 %.2f p99 %.2f ms | one tag, bare p50 %.2f p99 %.2f ms, ratio %.2f | back p50 %.0f p99 %.0f ms"
          .formatted(
              session,
              write.p50(),
              write.p99(),
              floor.p50(),
              floor.p99(),
              write.p50() / floor.p50(),
              back.p50(),
              back.p99());
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SessionLost {
    var times = List.of(measure("plain", false), measure("encrypted", true));
    for (var each : times) Limit.print(each.session(), each.limits());
    System.out.println("kept in " + proof.keep("plc", new ObjectMapper().valueToTree(times)));
    return 0;
  }

  private SessionTimes measure(String name, boolean encrypted)
      throws IOException, InterruptedException, SessionLost {
    var place = Files.createTempDirectory("loupe-plc-");
    var children = new Children(place.resolve("children"));
    var line = line(children, place);
    try (var bench = new PlcSessionBench(line, place, encrypted)) {
      line.start();
      line.awaitReady(Duration.ofSeconds(30));
      bench.start(encrypted);
      var writes = bench.writes();
      var times = SessionTimes.of(name, writes, bench.restarts(restarts));
      System.out.println(times.line());
      return times;
    } finally {
      children.killAll();
    }
  }

  private Line line(Children children, Path place) {
    var station = new Line.Station("aoi-1", Ports.free(), place.resolve("camera"));
    var certificates = PlcSessionBench.certificates(place).toString();
    var options = List.of("--standing", "--certificates", certificates);
    var plan = new Line.Plan(List.of(station), place, proof.seed(), 1, options);
    return new Line(children, proof.installation(), place.resolve("line.log"), plan);
  }
}
