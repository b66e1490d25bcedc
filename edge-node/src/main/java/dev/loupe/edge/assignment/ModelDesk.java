package dev.loupe.edge.assignment;

import dev.loupe.bundle.Refusal;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.edge.assignment.Desk.Wish;
import dev.loupe.edge.inference.ModelState;
import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.edge.inference.Models;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.GuardTripped;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Command.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The one thread that decides which models this node holds: it feeds the slots what happens, saves
/// what a restart must not forget, and has done what they want.
public final class ModelDesk implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ModelDesk.class);
  private static final long TICK_MS = 100;
  private static final Duration SOME_TIME = Duration.ofHours(1);

  private final Post post;
  private final World world;
  private final Roster roster;
  private final Own own;
  private final Sessions sessions = new Sessions();
  private final ReportTimes reports = new ReportTimes();
  private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final Workshop.Results results = new Told(this);
  private final Thread thread = Thread.ofPlatform().name("models").daemon().unstarted(this::run);
  private volatile Remembered remembered = Remembered.NOTHING;
  private @Nullable Assignment inForce;
  private volatile Desk desk = Desk.EMPTY;
  private volatile long highest;
  private volatile boolean closing;

  /// Whose node it is, at which station, and which journal this process writes.
  public record Post(Order.Place place, java.util.UUID journal) {}

  /// What the desk works with. `trust` is read anew for every order.
  public record World(Memory memory, Workshop workshop, Alarms alarms, Supplier<Trust> trust) {}

  /// The configuration's own model; `model` is null where it cannot be opened, and `sentence` says
  /// why.
  public record Own(@Nullable ModelRef model, String sentence) {}

  public ModelDesk(Post post, World world, Own own) {
    this.post = post;
    this.world = world;
    this.own = own;
    roster = new Roster(new ModelState.Failed(own.sentence), this::happened);
  }

  /// At once; what takes long goes on beside.
  public void start() {
    begin();
    thread.start();
  }

  private void begin() {
    remembered = world.memory.read();
    inForce = world.memory.order().flatMap(Order::stored).orElse(null);
    // A power cut may fall between the two files.
    if (inForce != null && inForce.generation() > remembered.highest())
      remember(remembered.ordered(inForce.generation(), remembered.floor()));
    highest = remembered.highest();
    apply(Desk.started(remembered, inForce, own.model, System.nanoTime()));
    show();
  }

  private void run() {
    try {
      while (!closing) {
        var event = events.poll(TICK_MS, TimeUnit.MILLISECONDS);
        try {
          for (; event != null; event = events.poll()) event.run();
          apply(desk.on(new Event.Tick(), System.nanoTime()));
        } catch (RuntimeException e) { // the loop must live: the champion serves meanwhile
          LOG.error("The models' desk stumbled", e);
          TimeUnit.SECONDS.sleep(1);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public Models models() {
    return roster;
  }

  void happened(Event event) {
    events.add(() -> apply(desk.on(event, System.nanoTime())));
  }

  /// A message on `…/assignment`.
  public void order(byte[] envelope) {
    events.add(() -> take(envelope));
  }

  public void lease(Lease lease) {
    events.add(() -> {
      var from = reports.of(lease.report());
      if (!lease.node().equals(post.place.node()) || !lease.journal().equals(post.journal)) return;
      if (from.isPresent())
        apply(
            desk.on(
                new Event.Lease(lease.generation(), from.getAsLong(), lease.seconds()),
                System.nanoTime()));
    });
  }

  /// Report `number` left at `at` (`System.nanoTime`).
  public void reported(long number, long at) {
    events.add(() -> reports.sent(number, at));
  }

  /// For the report.
  public List<Report.Slot> slots() {
    return Account.of(desk, post.place.station(), System.nanoTime());
  }

  /// The latest time that is believed. What `clock` shows is kept where it can be: time never runs
  /// backwards.
  public Instant believed(Instant clock) {
    events.add(() -> {
      var seen = new TrustedTime(remembered.floor()).seenOn(clock).floor();
      if (seen.isAfter(remembered.floor().plus(SOME_TIME))) remember(remembered.at(seen));
    });
    return remembered.floor();
  }

  /// Whether `clock` shows what cannot be.
  public boolean contradicts(Instant clock) {
    return new TrustedTime(remembered.floor()).contradicts(clock);
  }

  /// The highest generation that was ever taken here.
  public long highest() {
    return highest;
  }

  private void take(byte[] envelope) {
    var time = new TrustedTime(remembered.floor());
    var clock = Instant.now();
    var reader =
        new Order.Reader(
            post.place, world.trust.get(), time.at(clock), inForce, remembered.highest());
    switch (Order.read(envelope, reader)) {
      case Order.Again _ -> LOG.debug("The assignment in force came again");
      case Order.Refused(var sentence) -> {
        LOG.error(sentence);
        world.alarms.orderRefused(sentence);
      }
      case Order.Taken(var assignment) -> {
        LOG.infof("Assignment %d is taken", assignment.generation());
        world.alarms.orderTaken();
        world.memory.writeOrder(envelope);
        inForce = assignment;
        var latest = time.seenOn(clock).provenBy(assignment.issuedAt()).floor();
        remember(remembered.ordered(assignment.generation(), latest));
        highest = assignment.generation();
        apply(desk.ordered(assignment, System.nanoTime()));
      }
    }
  }

  private void apply(Desk.Step step) {
    var now = System.nanoTime();
    var changed = !desk.equals(step.desk());
    if (changed) {
      remember(remembered.after(step.desk()));
      desk = step.desk();
    }
    if (changed || !step.wishes().isEmpty()) show();
    for (var wish : step.wishes()) carryOut(wish);
    sessions.keepOnly(desk.loaded(), roster.asked(), now);
  }

  private void remember(Remembered newer) {
    if (newer.equals(remembered)) return;
    world.memory.write(newer);
    remembered = newer;
  }

  private void show() {
    roster.show(desk, this::state, sessions);
    world.alarms.champion(state(desk.of(Desk.EVERY)) instanceof ModelState.Failed);
  }

  private ModelState state(Slot slot) {
    var champion = slot.held().champion();
    if (champion != null) {
      var serving = sessions.get(champion.digest());
      return serving == null ? new ModelState.Warming(champion) : serving;
    }
    var next = slot.next();
    if (next == null) return new ModelState.Failed(own.sentence);
    return next.stage() instanceof Stage.Refused(_, var sentence)
        ? new ModelState.Failed(sentence)
        : new ModelState.Warming(next.model());
  }

  private void carryOut(Wish wish) {
    switch (wish.command()) {
      case Command.Fetch(var model, var role) -> world.workshop.fetch(model, role, results);
      case Command.Verify(var model, var role, var reload) ->
          world.workshop.verify(model, role, reload, remembered.floor(), results);
      case Command.Warm(var model, _, var reload) -> warm(wish.recipe(), model, reload);
      case Command.Serve(var model) -> LOG.infof("Model %s serves", model.label());
      case Command.Tell(var trip) -> tell(wish.recipe(), trip);
    }
  }

  private void warm(String recipe, ModelRef model, boolean reload) {
    if (sessions.get(model.digest()) != null) {
      happened(new Event.Warmed(model.digest()));
      return;
    }
    if (!reload) {
      if (remembered.trials(model.digest()) >= Remembered.TRIALS) {
        var sentence =
            "model " + model.label() + " ended this process while it was loaded: use another.";
        happened(new Event.Barred(model.digest(), Refusal.UNFIT_MODEL, sentence));
        return;
      }
      remember(remembered.trying(model.digest()));
    }
    world.workshop.warm(model, reload, desk.of(recipe).held().champion(), results);
  }

  private void tell(String recipe, Guard.Trip trip) {
    var terms = desk.of(recipe).terms();
    var candidate = terms.candidate();
    if (candidate == null) return;
    LOG.errorf("The champion decides alone again: %s trips the guard", trip);
    world.alarms.tripped(
        new GuardTripped(
            post.place.station(),
            recipe.isEmpty() ? null : recipe,
            candidate.rollout(),
            terms.generation(),
            candidate.model(),
            trip.why(),
            trip.events(),
            trip.parts(),
            new Clock(Instant.now(), System.nanoTime())));
  }

  void verified(String digest) {
    events.add(() -> {
      remember(remembered.accepting(digest));
      apply(desk.on(new Event.Verified(digest), System.nanoTime()));
    });
  }

  void barred(Event.Barred barred) {
    events.add(() -> {
      remember(remembered.tried());
      apply(desk.on(barred, System.nanoTime()));
    });
  }

  void warmed(Serving model) {
    events.add(() -> {
      remember(remembered.tried());
      sessions.add(model, roster.asked(), System.nanoTime());
      apply(desk.on(new Event.Warmed(model.model().digest()), System.nanoTime()));
    });
  }

  /// Digests of what must stay on disk, as of now; from any thread.
  Set<String> kept() {
    return desk.kept();
  }

  /// The models are closed with it: no part may come any more.
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    remember(remembered.tried()); // a stop is no model's fault
    sessions.close();
  }
}
