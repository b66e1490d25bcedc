package dev.loupe.it.bench;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.loupe.bridge.session.Payload;
import dev.loupe.bridge.session.PlcListener;
import dev.loupe.bridge.session.PlcSession;
import dev.loupe.bridge.session.SessionLost;
import dev.loupe.bridge.session.SessionSettings;
import dev.loupe.bridge.session.SessionSettings.Security;
import dev.loupe.bridge.tag.Mismatch;
import dev.loupe.bridge.tag.TagMap;
import dev.loupe.bridge.tag.TagName;
import dev.loupe.it.plant.Line;
import dev.loupe.it.process.CannotStart;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/// The node's session with a PLC, without the node: how long a result's write takes, and how soon
/// the session is back, its subscription included, after a `kill -9` of the PLC.
final class PlcSessionBench implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration INTERVAL = Duration.ofMillis(10);
  private static final int WARM = 500;
  private static final int WRITES = 2_000;
  private static final int FLOOR_EACH = 4;

  private final Line line;
  private final Path place;
  private final Listener listener = new Listener();
  private final PlcSession session;

  /// What the session's threads tell: when the subscription's first value came.
  private static final class Listener implements PlcListener {
    private final LinkedBlockingQueue<Long> subscribed = new LinkedBlockingQueue<>();

    @Override
    public void attached() {}

    @Override
    public void detached(String why) {}

    @Override
    public void refused(List<Mismatch> mismatches) {
      throw new IllegalStateException(mismatches.toString());
    }

    @Override
    public void changed(TagName tag, long value) {
      if (tag == TagName.TRIG_SEQ) subscribed.add(System.nanoTime());
    }

    /// `System.nanoTime` of the next value.
    long next() throws InterruptedException {
      var at = subscribed.poll(PATIENCE.toSeconds(), SECONDS);
      if (at == null) throw new CannotStart("The session did not come within " + PATIENCE + ".");
      return at;
    }
  }

  /// `line` has one station, no part comes, and it offers encrypted sessions with what lies in
  /// `place/plc`.
  PlcSessionBench(Line line, Path place, boolean encrypted) {
    this.line = line;
    this.place = place;
    var security =
        encrypted ? new Security.SignAndEncrypt(place.resolve("node"), false) : new Security.None();
    var settings = new SessionSettings(endpoint(), security, INTERVAL, INTERVAL, "bench");
    session = new PlcSession(settings, TagMap.builtIn(), listener);
  }

  static Path certificates(Path place) {
    return place.resolve("plc");
  }

  private String endpoint() {
    return line.plan().stations().getFirst().endpoint();
  }

  /// As docs/plc.md says: each side is given the other's certificate, by a person's hand.
  static void introduce(Path place) throws IOException {
    give(place.resolve("plc/plc.der"), place.resolve("node"));
    give(place.resolve("node/own/node.der"), place.resolve("plc"));
  }

  private static void give(Path certificate, Path to) throws IOException {
    var trusted = Files.createDirectories(to.resolve("trusted/certs"));
    Files.copy(
        certificate,
        trusted.resolve(certificate.getFileName()),
        StandardCopyOption.REPLACE_EXISTING);
  }

  void start(boolean encrypted) throws IOException, InterruptedException {
    session.start();
    if (encrypted) {
      var own = place.resolve("node/own/node.p12");
      while (!Files.exists(own)) Thread.sleep(20);
      introduce(place);
    }
    listener.next();
  }

  /// In ms: the ten tags of a result, and in the same minute one tag alone by a bare client.
  record Writes(List<Double> result, List<Double> floor) {}

  Writes writes() throws IOException, SessionLost {
    for (var i = 0; i < WARM; i++) session.write(payload(i));
    var result = new ArrayList<Double>();
    var floor = new ArrayList<Double>();
    for (var turn = 0; turn < FLOOR_EACH; turn++) {
      floor.addAll(Floors.tagWrite(endpoint()));
      for (var i = 0; i < WRITES / FLOOR_EACH; i++) {
        var payload = payload(i);
        var start = System.nanoTime();
        session.write(payload);
        result.add((System.nanoTime() - start) / 1e6);
      }
    }
    return new Writes(result, floor);
  }

  private static Payload payload(int part) {
    return new Payload(
        part,
        "part-" + part,
        new Outcome(Verdict.REJECT, .5 + part % 100 / 1000., ErrorCode.NONE),
        part % 200,
        1,
        20 + part % 7,
        15 + part % 5,
        "pcb-int8:1@3f413f733e02");
  }

  /// In ms, from the PLC's port being open again to the subscription's first value.
  List<Double> restarts(int times) throws InterruptedException {
    var back = new ArrayList<Double>();
    for (var i = 0; i < times; i++) {
      line.kill();
      listener.subscribed.clear();
      line.start();
      while (!line.ready()) Thread.sleep(1);
      var open = System.nanoTime();
      back.add((listener.next() - open) / 1e6);
    }
    return back;
  }

  @Override
  public void close() {
    session.close();
  }
}
