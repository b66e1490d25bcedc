package dev.loupe.it.show;

import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.it.loop.Keys;
import dev.loupe.it.loop.Workshop.Made;
import dev.loupe.it.peer.MqttClient;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.CannotStart;
import dev.loupe.it.rig.OwnPeers;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.AssignmentCodec;
import dev.loupe.schema.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Three detectors take turns as champion of one node under load, by signed assignments on the
/// broker: no part without its answer, no part more than one late, and memory that stays.
final class Switches implements Show {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String NODE = "node-1";
  private static final String STATION = "aoi-1";

  /// So much may the median of the last fifth lie above that of the second fifth; a model takes
  /// more.
  private static final double MOST_GROWTH_MB = 24;

  @Override
  public Outcome play(Hall hall) {
    if (!OwnPeers.installed())
      throw new CannotStart("PostgreSQL or Mosquitto is missing: install both, then try again.");
    var notes = hall.notes();
    var setup = Setup.champion("pcb-int8").onOwnPeers();
    try (var scene = Scene.open(hall, "switches", setup)) {
      var models =
          List.of(
              scene.register(scene.detectors().of("pcb-fp32", "fp32")),
              scene.register(scene.detectors().of("pcb-early", "early")),
              scene.champion());
      play(hall.of(200, 9), scene, models, notes);
      scene.end(notes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return notes.outcome();
  }

  private static void play(int switches, Scene scene, List<Made> models, Outcome.Notes notes)
      throws IOException {
    var resident = new ArrayList<Double>();
    var mark = scene.line().mark();
    var done = 0;
    var broker = new Broker(scene);
    for (; done < switches; done++) {
      var next = models.get(done % models.size());
      broker.send(done + 1, next);
      if (!arrives(scene, next)) break;
      resident.add(residentMb(scene));
    }
    notes.figure("switches", done);
    notes.claim("every switch arrives at the PLC", done + " of " + switches, done == switches);
    gaps(scene, mark, notes);
    memory(resident, notes);
  }

  /// Whether the PLC's tag names it within time.
  private static boolean arrives(Scene scene, Made model) {
    var mark = scene.line().mark();
    return Await.until(
        PATIENCE,
        () ->
            scene.line().words(mark).stream()
                .anyMatch(word -> word.station().equals(STATION) && word.by(model)));
  }

  private static void gaps(Scene scene, int mark, Outcome.Notes notes) {
    var own = scene.line().words(mark).stream().filter(it -> it.station().equals(STATION)).toList();
    var errors = own.stream().filter(it -> it.verdict().equals("ERROR")).count();
    notes.claim("no part got ERROR", errors + " of " + own.size(), errors == 0);
    var period = 1e9 / scene.pace();
    var longest = 0L;
    for (var i = 1; i < own.size(); i++)
      longest = Math.max(longest, own.get(i).nanos() - own.get(i - 1).nanos());
    var other = otherStation(scene, mark, period);
    notes.figure("longestGapMs", longest / 1e6).figure("gapsAtTheOtherStation", other);
    var skipped = skipped(own, period);
    notes.claim("at a switch the line loses one part's time at most", skipped, skipped == 0);
    var at = IntStream.range(2, own.size() - 1).filter(i -> switched(own, i)).boxed().toList();
    var found =
        at.stream().filter(i -> skipped(standing(own, i, period), period) > skipped).count();
    notes.control(
        "two parts' time lost at a switch is found",
        found + " of " + at.size(),
        found > 0 && 2 * found >= at.size());
  }

  /// How often a switch lies in a gap of more than one part.
  private static long skipped(List<LineLog.Word> words, double period) {
    var skipped = 0L;
    for (var i = 1; i < words.size(); i++) {
      var gap = words.get(i).nanos() - words.get(i - 1).nanos();
      if (gap > 2.5 * period && switched(words, i)) skipped++;
    }
    return skipped;
  }

  private static boolean switched(List<LineLog.Word> words, int i) {
    return !words.get(i).model().equals(words.get(i - 1).model());
  }

  /// As if the line had stood for two parts' time at the switch at `i`.
  private static List<LineLog.Word> standing(List<LineLog.Word> words, int i, double period) {
    var later = new ArrayList<>(words.subList(0, i));
    for (var word : words.subList(i, words.size())) later.add(word.later((long) (2 * period)));
    return later;
  }

  /// Gaps of the station where nothing is switched: what the busy machine makes by itself.
  private static long otherStation(Scene scene, int mark, double period) {
    var other =
        scene.line().words(mark).stream().filter(it -> !it.station().equals(STATION)).toList();
    var gaps = 0;
    for (var i = 1; i < other.size(); i++)
      if (other.get(i).nanos() - other.get(i - 1).nanos() > 2.5 * period) gaps++;
    return gaps;
  }

  private static void memory(List<Double> resident, Outcome.Notes notes) {
    var fifth = resident.size() / 5;
    if (fifth == 0) return;
    var early = median(resident.subList(fifth, 2 * fifth));
    var late = median(resident.subList(4 * fifth, resident.size()));
    notes.figure("residentMbEarly", early).figure("residentMbLate", late);
    notes.figure("residentMb", resident);
    if (resident.size() >= 100)
      notes.claim(
          "resident memory stays, from the second fifth to the last",
          early + " MB, then " + late + " MB",
          late - early <= MOST_GROWTH_MB);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double residentMb(Scene scene) throws IOException {
    var process = scene.rig().node(0).child().handle();
    return Resident.of(process.pid()) / 1024.0;
  }

  /// Speaks as the control plane does: signed with the site's assignment key.
  private static final class Broker {
    private final MqttClient client;
    private final SigningKey key;

    Broker(Scene scene) throws IOException {
      var password = scene.rig().users().password(OwnPeers.CONTROL);
      var login = new MqttClient.Login("switches", OwnPeers.CONTROL, password);
      var connected = MqttClient.connect(scene.rig().brokerPort(), login);
      if (connected == null) throw new IOException("the broker refuses the control plane's user");
      client = connected;
      key = SigningKey.read(Keys.ASSIGNMENT, scene.keys().assignment());
    }

    void send(long generation, Made champion) throws IOException {
      var model = new ModelRef(champion.name(), champion.version(), champion.digest());
      var slot = new Assignment.Slot(STATION, null, model, null, 0, "");
      var order = new Assignment(NODE, generation, Instant.now(), List.of(slot));
      var signed = key.sign(Assignment.PAYLOAD_TYPE, AssignmentCodec.encode(order));
      client.publish(Topics.of(NODE, Topics.ASSIGNMENT), EnvelopeCodec.encode(signed));
    }
  }
}
