package dev.loupe.bridge.session;

import dev.loupe.bridge.rehearsal.Steady;
import dev.loupe.bridge.tag.Mismatch;
import dev.loupe.bridge.tag.TagMap;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The node's one session with its PLC. It comes back by itself, subscription included, and checks
/// the tag map each time. Calls are one service call each, return when the PLC has answered, and
/// throw `SessionLost` where there is no session. Heartbeat moves for as long as this is open.
public final class PlcSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlcSession.class);
  private static final long PROBE_MS = 200;
  private static final long BEAT_MS = 250;
  private static final long REFUSED_MS = 2000;
  private static final int QUICK_TURNS = 20;
  private static final long REHEARSAL_NS = 1_500_000_000;

  private final SessionSettings settings;
  private final TagMap map;
  private final PlcListener listener;
  private final Connector connector;
  private final Thread supervisor;
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile @Nullable Calls calls;
  private volatile SessionState state = new SessionState.Disconnected("not connected yet");
  private volatile boolean closed;
  private long beats;
  private boolean rehearsed;
  private String said = "";

  public PlcSession(SessionSettings settings, TagMap map, PlcListener listener) {
    this.settings = settings;
    this.map = map;
    this.listener = listener;
    connector = new Connector(settings);
    supervisor = Thread.ofPlatform().name("plc-session").daemon().unstarted(this::supervise);
  }

  /// Begins to make the session ahead of `start`: until then the tag map is checked, and no tag
  /// written.
  public void connect() {
    supervisor.start();
  }

  public void start() {
    if (supervisor.getState() == Thread.State.NEW) supervisor.start();
    started.countDown();
  }

  public SessionState state() {
    return state;
  }

  /// Whether any certificate of the PLC is accepted.
  public boolean insecure() {
    return settings.security() instanceof SessionSettings.Security.SignAndEncrypt secure
        && secure.insecure();
  }

  public PartTags readPart() throws SessionLost {
    return calls().readPart();
  }

  /// Asks at once; the answer is waited for by `PartReading.await`.
  public PartReading readPartLater() throws SessionLost {
    return calls().readPartLater();
  }

  public Sequences readTrigger() throws SessionLost {
    return calls().readTrigger();
  }

  /// What stands at the PLC when a session begins.
  public Standing readStanding() throws SessionLost {
    return calls().readStanding();
  }

  /// What the tag Firmware says now.
  public String readFirmware() throws SessionLost {
    return calls().readFirmware();
  }

  public void write(Payload payload) throws SessionLost {
    calls().write(payload);
  }

  public void writeWord(long word) throws SessionLost {
    calls().writeWord(word);
  }

  /// TrigAckSeq 0.
  public void writeResetDone() throws SessionLost {
    calls().writeResetDone();
  }

  public void writeStatus(boolean ready, int fault) throws SessionLost {
    calls().writeStatus(ready, fault);
  }

  private Calls calls() throws SessionLost {
    var now = calls;
    if (now == null) throw new SessionLost("there is no session with the PLC");
    return now;
  }

  private void supervise() {
    try {
      while (!closed) {
        attempt();
        if (!closed) Thread.sleep(PROBE_MS);
      }
    } catch (InterruptedException e) {
      LOG.debug("closing");
    }
  }

  private void attempt() throws InterruptedException {
    try {
      if (connector.answers()) live();
      else disconnected("nothing answers at " + settings.endpoint());
    } catch (RuntimeException e) { // the loop's boundary: the next try may go better
      LOG.error("the session with the PLC failed", e);
      disconnected(String.valueOf(e));
    }
  }

  private void live() throws InterruptedException {
    Link link;
    try {
      link = new Link(connector.connect());
    } catch (IOException e) {
      disconnected(String.valueOf(e.getMessage()));
      return;
    }
    try {
      attach(link);
    } catch (SessionLost | IOException e) {
      disconnected(String.valueOf(e.getMessage()));
    } finally {
      calls = null;
      link.close();
    }
  }

  private void attach(Link link) throws SessionLost, IOException, InterruptedException {
    if (insecure()) LOG.warn("INSECURE: any certificate of {} is accepted", settings.endpoint());
    var nodes = new Nodes(map, link.client().getNamespaceTable());
    var mismatches = TagSurvey.mismatches(map, nodes, link::read);
    if (!mismatches.isEmpty()) {
      refuse(mismatches);
      return;
    }
    started.await();
    var now = new Calls(link, nodes);
    rehearse(now);
    state = new SessionState.Connected(now.readFirmware());
    calls = now;
    say("connected to " + settings.endpoint());
    listener.attached();
    var why = "closed";
    try {
      Watch.start(link, nodes, settings, listener);
      why = beat(link, now);
    } catch (IOException e) {
      why = String.valueOf(e.getMessage());
    } finally {
      calls = null;
      state = new SessionState.Disconnected(why);
      listener.detached(why);
    }
    say("lost " + settings.endpoint() + ": " + why);
  }

  /// Reads and writes until they are as quick as they will be: the first part of a process is as
  /// good as the others. The result is what stood there, so that the PLC sees nothing new.
  private void rehearse(Calls now) throws SessionLost {
    if (rehearsed) return;
    var result = now.readResult();
    var steady = new Steady(QUICK_TURNS);
    var end = System.nanoTime() + REHEARSAL_NS;
    for (var turn = System.nanoTime(); turn < end; ) {
      now.beat(++beats);
      now.readPart();
      now.writeAgain(result);
      var took = System.nanoTime() - turn;
      turn += took;
      if (steady.after(took)) break;
    }
    rehearsed = true;
  }

  /// Beats until the link is lost, and answers why.
  private String beat(Link link, Calls now) throws InterruptedException {
    while (!closed) {
      try {
        now.beat(++beats);
      } catch (SessionLost e) {
        return String.valueOf(e.getMessage());
      }
      var why = link.lossWithin(BEAT_MS);
      if (why != null) return why;
    }
    return "closed";
  }

  private void refuse(List<Mismatch> mismatches) throws InterruptedException {
    state = new SessionState.Refused(mismatches);
    listener.refused(mismatches);
    say(
        "the tag map does not fit "
            + settings.endpoint()
            + ": "
            + mismatches.stream().map(Mismatch::toString).collect(Collectors.joining("; ")));
    Thread.sleep(REFUSED_MS);
  }

  private void disconnected(String why) {
    state = new SessionState.Disconnected(why);
    say(why);
  }

  /// Once each: the same sentence five times a second helps nobody.
  private void say(String sentence) {
    if (sentence.equals(said)) return;
    said = sentence;
    LOG.info("PLC: {}", sentence);
  }

  @Override
  public void close() {
    closed = true;
    supervisor.interrupt();
    try {
      supervisor.join(3000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
