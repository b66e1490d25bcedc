package dev.loupe.edge.plc;

import dev.loupe.bridge.handshake.Command;
import dev.loupe.bridge.handshake.Event;
import dev.loupe.bridge.handshake.Handshake;
import dev.loupe.bridge.handshake.Pending;
import dev.loupe.bridge.handshake.Phase;
import dev.loupe.bridge.handshake.State;
import dev.loupe.bridge.session.SessionLost;
import dev.loupe.edge.frame.CameraFailed;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.plc.Mailbox.Mail;
import dev.loupe.schema.fleet.FaultCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The cycle of one part after the other, on a thread of its own.
final class Cycle implements Runnable {
  private static final Logger LOG = Logger.getLogger(Cycle.class);
  private static final Duration TURN = Duration.ofMillis(5);
  private static final long POLL_MS = 1;
  private static final long CAMERA_AGAIN_MS = 200;
  private static final long CAMERA_CHECK_NS = 1_000_000_000;

  /// A trigger that was fired just before Ready fell is still answered.
  private static final long LAST_ORDERS_NS = 60_000_000;

  private static final long STOP_AT_LAST_NS = 3_000_000_000L;

  /// What a turn works with.
  record Tools(Plant plant, Works works, Bench bench, Books books, Faults faults) {}

  private final Tools tools;
  private final Handshake handshake;
  private final Watching watching;
  private final Lamps lamps;
  private final DressRehearsal rehearsal;
  private final ArrayDeque<Event> next = new ArrayDeque<>();
  private State state = State.START;
  private long warmed = System.nanoTime();
  private boolean hangs;
  private boolean blind;
  private long checked = System.nanoTime();
  private volatile boolean stopping;

  Cycle(
      Tools tools, Handshake handshake, Watching watching, Lamps lamps, DressRehearsal rehearsal) {
    this.tools = tools;
    this.handshake = handshake;
    this.watching = watching;
    this.lamps = lamps;
    this.rehearsal = rehearsal;
  }

  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    try {
      while (!stopping) turn();
      var asked = System.nanoTime();
      while (!finished(System.nanoTime() - asked)) turn();
    } catch (InterruptedException e) {
      LOG.debug("stopped");
    }
  }

  private boolean finished(long since) {
    var idle =
        !state.attached()
            || (!(state.phase() instanceof Phase.Inspecting)
                && !(state.phase() instanceof Phase.Matching)
                && !(state.phase() instanceof Phase.Committing)
                && !(state.phase() instanceof Phase.Triggered)
                && !(state.pending() instanceof Pending.Awaited));
    return since > STOP_AT_LAST_NS || (idle && since > LAST_ORDERS_NS);
  }

  private void turn() throws InterruptedException {
    try {
      tell(new Event.Tick());
      watchModel();
      watchCamera();
      showLamps();
      tools.books.catchUp();
      for (var mail = await(); mail != null; mail = tools.plant.mailbox().poll()) tell(event(mail));
    } catch (SessionLost e) { // the session tells so itself, and comes back
      LOG.debug(e.getMessage());
    } catch (CameraFailed e) {
      failed(e);
      Thread.sleep(CAMERA_AGAIN_MS);
    } catch (RuntimeException e) { // the loop's boundary: a bug costs a part, not the line
      LOG.error("the cycle failed", e);
    }
  }

  /// Waits for whatever starts the work, a turn long at most.
  private @Nullable Mail await() throws SessionLost, CameraFailed, InterruptedException {
    if (!state.attached()) return tools.plant.mailbox().poll(TURN.toMillis());
    if (takesFrames()) takeFrame();
    else if (watching.mode() == TriggerMode.POLL && state.phase() instanceof Phase.Idle) {
      tell(tools.works.pollTrigger());
      return tools.plant.mailbox().poll(POLL_MS);
    } else {
      keepWarm();
      return tools.plant.mailbox().poll(TURN.toMillis());
    }
    return tools.plant.mailbox().poll();
  }

  private void keepWarm() throws SessionLost {
    var every = watching.keepWarm().toNanos();
    var now = System.nanoTime();
    if (every == 0 || !(state.phase() instanceof Phase.Idle) || now - warmed < every) return;
    warmed = now;
    tell(tools.works.pollTrigger());
  }

  private boolean takesFrames() {
    return state.inStep()
        && switch (state.phase()) {
          case Phase.Triggered _ -> true;
          case Phase.Idle _ -> watching.mode() == TriggerMode.FRAME;
          case Phase.Starting _,
              Phase.Resetting _,
              Phase.Matching _,
              Phase.Inspecting _,
              Phase.Committing _ ->
              false;
        };
  }

  private void takeFrame() throws SessionLost, CameraFailed, InterruptedException {
    var frame = tools.plant.camera().take(TURN);
    sees();
    if (frame.isPresent()) tell(tools.works.taken(frame.get()));
    else keepWarm();
  }

  private Event event(Mail mail) throws SessionLost {
    return switch (mail) {
      case Mail.Told(var event) -> event;
      case Mail.Attached _ -> {
        lamps.forget();
        yield new Event.Attached(tools.works.look(state.phase() instanceof Phase.Starting));
      }
    };
  }

  private void tell(Event first) {
    next.add(first);
    for (var event = next.poll(); event != null; event = next.poll()) {
      var step = handshake.step(state, event, System.nanoTime());
      var wasInStep = state.inStep();
      state = step.state();
      if (wasInStep != state.inStep()) inStep(state.inStep());
      carryOut(step.commands());
    }
  }

  /// Where the session or the camera fails, the rest of the step is void: what stands is looked at
  /// again by the next session, or the reset is tried again.
  private void carryOut(List<Command> commands) {
    try {
      for (var command : commands) carryOut(command);
    } catch (SessionLost e) {
      LOG.debug(e.getMessage());
    } catch (CameraFailed e) {
      failed(e);
    }
  }

  private void failed(CameraFailed e) {
    LOG.error(e.getMessage());
    blind = true;
    tools.faults.raise(FaultCode.CAMERA);
  }

  private void sees() {
    blind = false;
    tools.faults.clear(FaultCode.CAMERA);
  }

  /// Where frames are taken on a trigger only, none comes while the fault keeps Ready down.
  private void watchCamera() {
    var now = System.nanoTime();
    if (!blind || now - checked < CAMERA_CHECK_NS || !(state.phase() instanceof Phase.Idle)) return;
    checked = now;
    try {
      tools.plant.camera().check();
      sees();
    } catch (CameraFailed e) {
      LOG.debug(e.getMessage()); // it was said when it failed
    }
  }

  private void inStep(boolean now) {
    if (now) tools.faults.clear(FaultCode.OUT_OF_STEP);
    else tools.faults.raise(FaultCode.OUT_OF_STEP);
  }

  private void carryOut(Command command) throws SessionLost, CameraFailed {
    if (command instanceof Command.Commit) showLamps(); // Ready falls before the word that says why
    var came = tools.works.carryOut(command);
    if (came.isEmpty()) return;
    if (came.get() instanceof Event.Inspected)
      for (var mail = tools.plant.mailbox().poll();
          mail != null;
          mail = tools.plant.mailbox().poll()) next.add(event(mail));
    next.add(came.get());
  }

  private void watchModel() {
    var now = tools.bench.hangs();
    if (now == hangs) return;
    hangs = now;
    if (now) {
      LOG.error("The model hangs: triggers get ERROR(NOT_READY) until it answers");
      tools.faults.raise(FaultCode.HUNG);
    } else {
      LOG.warn("The model no longer hangs");
      tools.faults.clear(FaultCode.HUNG);
    }
  }

  private void showLamps() throws SessionLost {
    if (state.attached())
      lamps.show(!stopping && state.open() && rehearsal.over() && tools.bench.ready());
  }
}
