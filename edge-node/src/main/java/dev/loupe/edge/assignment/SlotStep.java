package dev.loupe.edge.assignment;

import dev.loupe.edge.assignment.Authority.Why;
import dev.loupe.schema.fleet.Resident.Role;
import dev.loupe.schema.model.ModelRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What becomes of a slot, and what it wants done. Pure: `now` is `System.nanoTime`, the caller
/// saves the state before it carries out the commands.
record SlotStep(Slot slot, List<Command> commands) {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  static SlotStep of(Slot before, Event event, long now) {
    var slot = before.with(before.authority().at(now));
    Guard.Trip trip = null;
    if (event instanceof Event.Tried tried && counts(slot, tried)) {
      var counted = slot.guard().count(tried.how(), limits(slot));
      trip = counted.trip();
      slot = slot.with(counted.guard());
      if (trip != null) slot = slot.with(new Authority.Ended(Why.GUARD));
    } else slot = moved(slot, event, now);
    slot = Wanted.settled(slot);
    var commands = new ArrayList<>(wanted(before, slot));
    if (trip != null) commands.add(new Command.Tell(trip));
    return new SlotStep(slot, List.copyOf(commands));
  }

  private static boolean counts(Slot slot, Event.Tried tried) {
    return slot.terms().generation() == tried.generation()
        && slot.candidate() != null
        && slot.candidate().model().digest().equals(tried.digest())
        && !(slot.authority() instanceof Authority.Ended);
  }

  private static dev.loupe.schema.fleet.Assignment.Limits limits(Slot slot) {
    return java.util.Objects.requireNonNull(slot.terms().candidate()).limits();
  }

  private static Slot moved(Slot slot, Event event, long now) {
    return switch (event) {
      case Event.Started started -> started(slot, started);
      case Event.Own(var champion) -> slot.next(new Coming(champion, true, new Stage.Warming()));
      case Event.Ordered(var terms) -> ordered(slot, terms);
      case Event.Fetched(var digest) -> at(slot, digest, SlotStep::fetched);
      case Event.Unfetched(var digest, var why) -> at(slot, digest, it -> unfetched(it, why, now));
      case Event.Verified(var digest) -> at(slot, digest, SlotStep::verified);
      case Event.Undecided(var digest, var why) -> at(slot, digest, it -> undecided(it, why, now));
      case Event.Damaged(var digest, var why) -> at(slot, digest, it -> damaged(it, why, now));
      case Event.Barred(var digest, var code, var sentence) ->
          at(
              slot,
              digest,
              it ->
                  it.stage() instanceof Stage.Ready
                      ? it
                      : it.at(new Stage.Refused(code, sentence)));
      case Event.Warmed(var digest) -> at(slot, digest, SlotStep::warmed);
      case Event.Lease lease -> leased(slot, lease, now);
      case Event.Tick _ -> each(slot, it -> awake(it, now));
      case Event.Tried _ -> slot;
    };
  }

  private static Slot started(Slot slot, Event.Started started) {
    var terms = started.terms();
    var champion = started.memory().champion();
    var authority = Authority.beginning(terms.candidate()).restarted();
    return new Slot(
        terms,
        new Held(null, started.memory().former(), false),
        new Slot.Ways(champion == null ? null : Coming.bring(champion, true), null),
        started.tripped() ? new Authority.Ended(Why.GUARD) : authority,
        slot.guard());
  }

  private static Slot ordered(Slot slot, Terms terms) {
    var next = slot.next();
    var candidate = slot.candidate();
    return new Slot(
        terms,
        slot.held(),
        new Slot.Ways(unlessRefused(next), unlessRefused(candidate)),
        Authority.beginning(terms.candidate()),
        Guard.FRESH);
  }

  /// A new order is a new attempt.
  private static @Nullable Coming unlessRefused(@Nullable Coming coming) {
    return coming != null && coming.stage() instanceof Stage.Refused ? null : coming;
  }

  private static Slot each(Slot slot, UnaryOperator<Coming> change) {
    var next = slot.next();
    var candidate = slot.candidate();
    return slot.next(next == null ? null : change.apply(next))
        .candidate(candidate == null ? null : change.apply(candidate));
  }

  private static Slot at(Slot slot, String digest, UnaryOperator<Coming> change) {
    return each(slot, it -> it.model().digest().equals(digest) ? change.apply(it) : it);
  }

  private static Coming fetched(Coming it) {
    return it.stage() instanceof Stage.Fetching ? it.at(new Stage.Verifying()) : it;
  }

  private static Coming unfetched(Coming it, String why, long now) {
    if (!(it.stage() instanceof Stage.Fetching(var failures))) return it;
    var pause = Duration.ofSeconds(1L << Math.min(failures, 10));
    if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
    return it.at(new Stage.Pausing(failures + 1, now + pause.toNanos(), why));
  }

  private static Coming verified(Coming it) {
    return it.stage() instanceof Stage.Verifying ? it.at(new Stage.Warming()) : it;
  }

  private static Coming undecided(Coming it, String why, long now) {
    return it.stage() instanceof Stage.Verifying
        ? it.at(new Stage.Holding(now + ASK_AGAIN.toNanos(), why))
        : it;
  }

  private static Coming damaged(Coming it, String why, long now) {
    return it.stage() instanceof Stage.Verifying || it.stage() instanceof Stage.Warming
        ? it.at(new Stage.Pausing(1, now + ASK_AGAIN.toNanos(), why))
        : it;
  }

  private static Coming warmed(Coming it) {
    return it.stage() instanceof Stage.Warming ? it.at(new Stage.Ready()) : it;
  }

  private static Coming awake(Coming it, long now) {
    return switch (it.stage()) {
      case Stage.Pausing(var failures, var until, _) when until - now <= 0 ->
          it.at(new Stage.Fetching(failures));
      case Stage.Holding(var until, _) when until - now <= 0 -> it.at(new Stage.Verifying());
      case Stage.Pausing _,
          Stage.Holding _,
          Stage.Fetching _,
          Stage.Verifying _,
          Stage.Warming _,
          Stage.Ready _,
          Stage.Refused _ ->
          it;
    };
  }

  private static Slot leased(Slot slot, Event.Lease lease, long now) {
    var terms = slot.terms().candidate();
    var candidate = slot.candidate();
    if (terms == null || candidate == null || !(candidate.stage() instanceof Stage.Ready))
      return slot;
    if (lease.generation() != slot.terms().generation()) return slot;
    var seconds = Duration.ofSeconds(lease.seconds());
    return slot.with(slot.authority().leased(lease.from(), seconds, terms.lease(), now));
  }

  /// What entering a stage asks for.
  private static List<Command> wanted(Slot before, Slot after) {
    var all = new ArrayList<Command>();
    var champion = after.held().champion();
    if (champion != null && !before.held().decidedBy(champion))
      all.add(new Command.Serve(champion));
    entering(before.next(), after.next(), Role.CHAMPION, all);
    entering(before.candidate(), after.candidate(), Role.CANDIDATE, all);
    return all;
  }

  private static void entering(
      @Nullable Coming before, @Nullable Coming after, Role role, List<Command> into) {
    if (after == null || after.equals(before)) return;
    ModelRef model = after.model();
    switch (after.stage()) {
      case Stage.Fetching _ -> into.add(new Command.Fetch(model, role));
      case Stage.Verifying _ -> into.add(new Command.Verify(model, role, after.reload()));
      case Stage.Warming _ -> into.add(new Command.Warm(model, role, after.reload()));
      case Stage.Pausing _, Stage.Holding _, Stage.Ready _, Stage.Refused _ -> {}
    }
  }
}
