package dev.loupe.bridge.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A PLC, a camera that counts by itself, a journal and a node around the handshake, in one thread
/// and on one clock. Every word that the PLC sees is checked as it comes.
final class World {
  static final Limits LIMITS =
      Limits.of(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(500));
  private static final long MS = 1_000_000;

  /// One part: the same TrigSeq names another after a reset.
  record Piece(int round, long trigger) {}

  record Shot(long number, Piece of) {}

  final Counter counter;
  final Handshake handshake;
  State state = State.START;
  long now = 1;

  long trigger;
  long word;
  long ack;
  long trigAck = -1;
  int round;
  boolean dropStrobe;
  long strobes;
  final ArrayDeque<Shot> camera = new ArrayDeque<>();
  final Map<Piece, Set<Long>> wordsSeen = new HashMap<>();

  final Map<Piece, Outcome> journal = new HashMap<>();
  final Set<Piece> settled = new HashSet<>();
  final Map<Long, Piece> hands = new HashMap<>();
  int strangers;
  @Nullable Shot shot;
  Piece read = new Piece(0, 0);
  boolean linked;
  Fate fate = Fate.ARRIVES;
  int words;

  /// What the network does with the next result.
  enum Fate {
    ARRIVES,
    LOST,
    ARRIVES_UNSAID
  }

  World(Counter counter, long start) {
    this.counter = counter;
    this.handshake = new Handshake(counter, LIMITS);
    trigger = start;
    word = start == 0 ? 0 : ResultWord.of(start, Verdict.REJECT);
    ack = start;
    strobes = start;
    wordsSeen.put(piece(), new HashSet<>(Set.of(word)));
  }

  Piece piece() {
    return new Piece(round, trigger);
  }

  // The PLC

  boolean waiting() {
    return trigger == 0 ? trigAck == 0 : ResultWord.carries(word, trigger);
  }

  void fire() {
    if (waiting() && state.open()) trigger();
  }

  /// As a PLC that keeps to nothing.
  void trigger() {
    trigger = counter.next(trigger);
    if (!dropStrobe) camera.add(new Shot(++strobes, piece()));
    dropStrobe = false;
  }

  void acknowledge() {
    if (ResultWord.carries(word, trigger)) ack = trigger;
  }

  void resetPlc() {
    trigger = 0;
    word = 0;
    ack = 0;
    trigAck = -1;
    round++;
  }

  void see(long value) {
    word = value;
    if (value == 0 || !ResultWord.carries(value, trigger)) return;
    words++;
    var seen = wordsSeen.computeIfAbsent(piece(), _ -> new HashSet<>());
    seen.add(value);
    assertThat(seen).as("words for %s", piece()).hasSize(1);
    if (ResultWord.verdict(value).orElseThrow() == Verdict.PASS)
      assertThat(journal.get(piece())).as("PASS for %s", piece()).isEqualTo(outcome(piece()));
  }

  // The node

  void link() {
    if (linked) return;
    linked = true;
    var former =
        state.phase() instanceof Phase.Starting
                && journal.containsKey(piece())
                && !settled.contains(piece())
            ? new Seen.Former(journal.get(piece()), 50 * MS)
            : null;
    if (former != null) hands.put(trigger, piece());
    tell(new Event.Attached(new Seen(trigger, word, ack, former)));
  }

  void unlink() {
    if (!linked) return;
    linked = false;
    tell(new Event.Detached());
  }

  void restart() {
    state = State.START;
    linked = false;
    shot = null;
    hands.clear();
  }

  void takeFrame() {
    var wants = state.phase() instanceof Phase.Idle || state.phase() instanceof Phase.Triggered;
    if (!wants || !state.attached() || camera.isEmpty()) return;
    shot = camera.remove();
    tell(new Event.FrameTaken(shot.number(), now));
  }

  void pass(long ms) {
    now += ms * MS;
    tell(new Event.Tick());
  }

  void tell(Event event) {
    var step = handshake.step(state, event, now);
    state = step.state();
    for (var command : step.commands()) if (!carryOut(command)) return;
  }

  /// False where the session failed.
  private boolean carryOut(Command command) {
    switch (command) {
      case Command.ReadPart _ -> readPart();
      case Command.ReadTrigger _ -> tell(new Event.TriggerRead(trigger, ack));
      case Command.Inspect inspect -> inspect(inspect);
      case Command.Book book -> book(book.trigger(), Outcome.error(book.why()));
      case Command.Commit commit -> {
        return commit(commit);
      }
      case Command.Settle settle -> settle(settle);
      case Command.Reset _ -> reset();
      case Command.DropFrame _ -> shot = null;
    }
    return true;
  }

  private void readPart() {
    now += 4 * MS;
    read = piece();
    tell(new Event.PartRead(trigger, ack, true));
  }

  private void inspect(Command.Inspect wanted) {
    assertThat(shot).isNotNull();
    assertThat(shot.of()).as("the frame's part").isEqualTo(read);
    assertThat(wanted.trigger()).isEqualTo(read.trigger());
    now += 10 * MS;
    shot = null;
    book(wanted.trigger(), outcome(read));
  }

  /// What a perfect inspector says of the part.
  static Outcome outcome(Piece piece) {
    return piece.trigger() % 3 == 0
        ? new Outcome(Verdict.REJECT, 0.9, ErrorCode.NONE)
        : new Outcome(Verdict.PASS, 0.9, ErrorCode.NONE);
  }

  /// A part that the PLC no longer names is nobody's.
  private void book(long of, Outcome outcome) {
    var piece = of == trigger ? piece() : new Piece(- ++strangers, of);
    assertThat(journal).as("inspected twice").doesNotContainKey(piece);
    journal.put(piece, outcome);
    hands.put(of, piece);
    tell(new Event.Inspected(of, outcome));
  }

  private boolean commit(Command.Commit commit) {
    var piece = hands.get(commit.trigger());
    assertThat(piece).as("in hand").isNotNull();
    if (commit.outcome().verdict() == Verdict.PASS)
      assertThat(journal.get(piece).verdict()).isEqualTo(Verdict.PASS);
    var how = fate;
    fate = Fate.ARRIVES;
    if (how != Fate.LOST) {
      if (commit.clearFirst()) see(0);
      see(ResultWord.of(commit.trigger(), commit.outcome().verdict()));
    }
    if (how != Fate.ARRIVES) {
      linked = false;
      tell(new Event.Detached());
      return false;
    }
    tell(new Event.Committed(commit.trigger()));
    return true;
  }

  private void settle(Command.Settle settle) {
    var piece = hands.remove(settle.trigger());
    if (piece != null) assertThat(settled.add(piece)).as("settled once: %s", piece).isTrue();
  }

  private void reset() {
    word = 0;
    camera.clear();
    strobes = 0;
    trigAck = 0;
    tell(new Event.ResetDone());
  }
}
