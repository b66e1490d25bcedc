package dev.loupe.simulator.plc.adapter;

import static dev.loupe.simulator.plc.adapter.PlcLog.fields;
import static java.util.Objects.requireNonNull;

import dev.loupe.simulator.plc.Program;
import dev.loupe.simulator.plc.Result;
import dev.loupe.simulator.plc.State;
import dev.loupe.simulator.plc.Tag;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A running PLC: its program, its OPC UA server and the controls a PLC programmer has. Words are
/// heard as the server stores them, so `ms` in the log does not wait for a scan.
public final class Plc implements AutoCloseable {
  private static final long SCAN = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long HEARTBEAT = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LINGER = 300;

  private final PlcConfig config;
  private final Feed feed;
  private final Program program;
  private final Memory memory = new Memory();
  private final PlcLog log;
  private final CameraFolder camera;
  private final Station station;
  private final NodeWatch watch;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Tag> fresh = EnumSet.noneOf(Tag.class);
  private final Thread scan;
  private State state = new State.Resetting(null);
  private Feed.@Nullable Workpiece next;
  private @Nullable TagServer server;
  private long due = System.nanoTime();
  private long beatDue = due;
  private boolean running = true;
  private volatile boolean paused;

  private Plc(PlcConfig config, Feed feed) throws IOException {
    this.config = config;
    this.feed = feed;
    var timing = config.timing();
    program = new Program(timing.deadline().toNanos(), timing.patience().toNanos());
    log = new PlcLog(config.station(), config.log());
    camera = new CameraFolder(config.camera());
    station = new Station(memory, camera, log);
    watch = new NodeWatch(memory, log, timing.heartbeat());
    station.set(Tag.FIRMWARE, "simulator 1.0");
    scan = Thread.ofPlatform().name("plc-" + config.station()).unstarted(this::scanLoop);
  }

  /// Starts server and line. `IOException`, in one sentence, if the port is taken or a folder
  /// cannot be used.
  public static Plc start(PlcConfig config, Feed feed) throws IOException {
    return start(config, feed, 1);
  }

  /// Joins a line that runs already: the trigger before `firstTrigger` was answered and
  /// acknowledged.
  public static Plc start(PlcConfig config, Feed feed, long firstTrigger) throws IOException {
    var plc = new Plc(config, feed);
    if (firstTrigger > 1) plc.runsAlready(firstTrigger);
    try {
      plc.startServer();
    } catch (IOException e) {
      plc.log.close();
      throw e;
    }
    plc.log.write("started", System.nanoTime(), fields());
    plc.scan.start();
    return plc;
  }

  private void runsAlready(long firstTrigger) {
    var sequence = firstTrigger - 1;
    state = new State.Waiting(sequence, null);
    camera.startCountingAt(firstTrigger);
    station.set(Tag.TRIG_SEQ, sequence);
    station.set(Tag.TRIG_ACK_SEQ, sequence);
    station.set(Tag.RESULT_WORD, (sequence & 0xFFFF) << 16 | 1);
    station.set(Tag.RESULT_VERDICT, 1);
    station.set(Tag.RESULT_ACK_SEQ, sequence);
  }

  public String endpoint() {
    return "opc.tcp://127.0.0.1:" + config.port() + "/loupe";
  }

  // ---- what a PLC programmer can do

  public void startServer() throws IOException {
    var started = TagServer.start(config, memory, this::written);
    locked(() -> {
      server = started;
      station.serve(started);
      // What the program wrote while the server started
      for (var tag : Tag.values())
        if (tag.writer() == Tag.Writer.PLC) started.set(tag, memory.get(tag));
    });
  }

  /// As when the PLC's Ethernet port dies: the program goes on, its memory stays.
  public void stopServer() throws IOException {
    TagServer stopped;
    lock.lock();
    try {
      stopped = server;
      server = null;
      station.serve(null);
    } finally {
      lock.unlock();
    }
    if (stopped != null) stopped.close();
  }

  /// Stops taking new parts.
  public void pause() {
    locked(() -> paused = true);
  }

  public void resume() {
    locked(() -> paused = false);
  }

  /// What shall go wrong with the next frame.
  public void plan(Mishap mishap) {
    locked(() -> station.plan(mishap));
  }

  /// Whether words are acknowledged by ResultAckSeq.
  public void acknowledging(boolean yes) {
    locked(() -> station.acknowledging(yes));
  }

  /// Lets TrigSeq jump: the next trigger carries `sequence`. False while a part is under the
  /// camera.
  public boolean countFrom(long sequence) {
    lock.lock();
    try {
      if (!(state instanceof State.Waiting(_, var last))) return false;
      state = new State.Waiting(sequence - 1, last);
      return true;
    } finally {
      lock.unlock();
    }
  }

  public State state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  /// A tag as the PLC's memory holds it.
  public Object tag(Tag tag) {
    return memory.get(tag);
  }

  // ---- the cycle

  private void scanLoop() {
    try {
      while (true) {
        prepare();
        lock.lockInterruptibly();
        try {
          if (!running) return;
          cycle();
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      log.write("stopped", System.nanoTime(), fields("why", e.toString()));
      System.err.println(config.station() + ": the line stands: " + e.getMessage());
    }
  }

  // Between two parts, so that drawing and writing the next frame does not slow the one in hand
  private void prepare() throws IOException {
    if (next != null || state() instanceof State.Triggered) return;
    var piece = feed.next();
    if (piece.isEmpty()) return;
    camera.prepare(piece.get().png());
    next = piece.get();
  }

  private void cycle() throws InterruptedException {
    var now = System.nanoTime();
    beat(now);
    var node = watch.look(now);
    run(program.scan(state, node, now), now);
    var piece = next;
    var open = piece != null && !paused && server != null && program.mayFire(state, node);
    if (open && now >= due) {
      fire(requireNonNull(piece));
      return;
    }
    var _ = changed.awaitNanos(open ? Math.min(SCAN, due - now) : SCAN);
  }

  private void fire(Feed.Workpiece piece) {
    station.lay(piece.part());
    fresh.clear();
    next = null;
    var now = System.nanoTime();
    due = Math.max(due + config.timing().period().toNanos(), now);
    run(program.fire(state, piece.part(), now), now);
  }

  private void beat(long now) {
    if (now < beatDue) return;
    beatDue = now + HEARTBEAT;
    station.set(Tag.PLC_HEARTBEAT, memory.whole(Tag.PLC_HEARTBEAT) % 0xFFFF_FFFFL + 1);
  }

  private void run(Program.Step step, long now) {
    state = step.next();
    for (var action : step.actions()) station.perform(action, now);
  }

  private void written(Map<Tag, Object> tags, long nanos) {
    locked(() -> {
      tags.forEach(memory::put);
      fresh.addAll(tags.keySet());
      if (tags.containsKey(Tag.RESULT_WORD)) {
        var beside = EnumSet.copyOf(tags.keySet());
        beside.remove(Tag.RESULT_WORD);
        var result = new Result(memory.whole(Tag.RESULT_WORD), memory.copy(), fresh, beside, nanos);
        run(program.word(state, result), nanos);
      }
      var _ = watch.look(nanos);
    });
  }

  private void locked(Runnable step) {
    lock.lock();
    try {
      step.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Finishes the part in hand, gives the node a moment to read the acknowledgement, and stops.
  @Override
  public void close() throws IOException {
    pause();
    try {
      while (scan.isAlive() && state() instanceof State.Triggered) Thread.sleep(2);
      Thread.sleep(LINGER);
      locked(() -> running = false);
      scan.join();
    } catch (InterruptedException e) {
      scan.interrupt();
      Thread.currentThread().interrupt();
    }
    stopServer();
    log.write("stopped", System.nanoTime(), fields());
    log.close();
  }
}
