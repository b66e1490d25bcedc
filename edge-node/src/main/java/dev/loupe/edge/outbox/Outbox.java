package dev.loupe.edge.outbox;

import static java.util.Objects.requireNonNull;

import dev.loupe.edge.journal.Ranges;
import dev.loupe.edge.journal.Records;
import dev.loupe.edge.journal.Records.DeadLetter;
import dev.loupe.edge.journal.Records.Stored;
import dev.loupe.edge.journal.Records.Why;
import dev.loupe.edge.outbox.Action.Book;
import dev.loupe.edge.outbox.Action.Bury;
import dev.loupe.edge.outbox.Action.Publish;
import dev.loupe.edge.outbox.Action.Warn;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.wire.Command.Resend;
import dev.loupe.schema.wire.JournalRecord.Lost;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Decides what is sent when, so that every journalled record reaches the ledger exactly once over
/// a network that may lose, repeat and reorder anything. Time (`System.nanoTime`) and chance are
/// given; it does nothing itself but read records. One thread at a time.
public final class Outbox {
  private final Rules rules;
  private final RandomGenerator chance;
  private final Reader reader;
  private final Map<UUID, Lane> lanes = new LinkedHashMap<>();
  private final Flights flights = new Flights();
  private final Gate gate;
  private int credit;
  private boolean connected = true;
  private long waitingSince;

  /// Reads as `Records.read` does.
  public interface Reader {
    List<Stored> read(UUID journal, Ranges numbers, int most, int mostBytes);
  }

  public Outbox(
      Rules rules, Gate gate, List<Records.Kept> kept, Reader reader, RandomGenerator chance) {
    this.rules = rules;
    this.gate = gate;
    this.reader = reader;
    this.chance = chance;
    this.credit = rules.credit();
    for (var each : kept)
      lanes.put(each.journal(), new Lane(each, each.journal().equals(gate.live())));
  }

  public void appended(UUID journal, long seq, long now) {
    var lane = lanes.get(journal);
    if (lane == null) return;
    if (idle()) waitingSince = now;
    lane.appended(seq);
  }

  private boolean idle() {
    return lanes.values().stream().allMatch(lane -> lane.waiting().isEmpty());
  }

  /// Time has passed.
  public List<Action> tick(long now) {
    var actions = new ArrayList<Action>();
    gate.tick(now).ifPresent(actions::add);
    if (!connected) return actions;
    for (var flight : flights.all())
      if (now - flight.tries().due() >= patience(flight)) due(flight, now, actions);
    rotate();
    fill(now, actions);
    return actions;
  }

  /// A publication that never ends is taken for failed in the end.
  private long patience(Flight flight) {
    return flight.publishing() ? 4 * rules.resend().toNanos() : 0;
  }

  private void due(Flight flight, long now, List<Action> actions) {
    var again = flight.cameDue(flights.answers());
    if (!again.suspicious()) send(again, now, actions);
    else if (flight.open().size() > 1) halve(flight, now, actions);
    else {
      flights.remove(flight);
      var seq = flight.open().list().getFirst().from();
      var why = "unanswered " + Rules.TRIES + " times while others were answered";
      lane(flight).buried(seq);
      actions.add(
          new Bury(
              new DeadLetter(flight.journal(), seq, Why.UNANSWERED, why),
              Optional.of(new Lost(flight.journal(), Ranges.of(seq).list().getFirst(), why))));
    }
  }

  private Lane lane(Flight flight) {
    return requireNonNull(lanes.get(flight.journal()));
  }

  private void halve(Flight flight, long now, List<Action> actions) {
    flights.remove(flight);
    var half = flight.open().first(flight.open().size() / 2);
    for (var part : List.of(half, flight.open().minus(half)))
      send(flights.begin(flight.journal(), part), now, actions);
  }

  private void send(Flight flight, long now, List<Action> actions) {
    var records =
        reader.read(flight.journal(), flight.open(), rules.mostRecords(), Integer.MAX_VALUE);
    missing(lane(flight), flight.open(), records, actions);
    var found = numbers(records);
    if (found.isEmpty()) {
      flights.remove(flight);
      return;
    }
    flights.put(flight.answered(flight.open().minus(found)).sent(now + pause(), flights.answers()));
    actions.add(new Publish(flight.id(), flight.journal(), records));
  }

  private long pause() {
    var spread = 1 + Rules.SPREAD * (2 * chance.nextDouble() - 1);
    return (long) (rules.resend().toNanos() * spread);
  }

  private static Ranges numbers(List<Stored> records) {
    return new Ranges(Range.of(records.stream().map(Stored::seq).toList()));
  }

  private void missing(Lane lane, Ranges wanted, List<Stored> found, List<Action> actions) {
    for (var range : lane.lost(wanted.minus(numbers(found))).list())
      actions.add(new Book(new Lost(lane.journal(), range, "no longer on the node's disk")));
  }

  /// A window full of batches that nobody answers may be a silent ledger, or poison: the least
  /// suspicious makes room for others, and if they are answered the poison is found.
  private void rotate() {
    if (flights.size() < credit || idle()) return;
    var all = flights.all();
    if (!all.stream().allMatch(it -> it.overdue() && !flights.othersAreAnswered(it))) return;
    var least = Collections.min(all, Comparator.comparingInt(it -> it.tries().slighted()));
    lane(least).putAside(least.open());
    flights.remove(least);
  }

  private void fill(long now, List<Action> actions) {
    if (idle()) lanes.values().forEach(Lane::bringBack);
    while (flights.size() < credit) {
      var next = lanes.values().stream().filter(it -> !it.waiting().isEmpty()).findFirst();
      if (next.isEmpty() || !ripe(next.get(), now)) return;
      take(next.get(), now, actions);
    }
  }

  private boolean ripe(Lane lane, long now) {
    return !lane.live()
        || lane.waiting().size() >= rules.mostRecords()
        || now - waitingSince >= rules.linger().toNanos();
  }

  private void take(Lane lane, long now, List<Action> actions) {
    var wanted = lane.waiting().first(rules.mostRecords());
    var records = reader.read(lane.journal(), wanted, rules.mostRecords(), rules.mostBytes());
    var found = numbers(records);
    if (records.isEmpty()) {
      missing(lane, wanted, records, actions);
      return;
    }
    var upTo = Ranges.of(1, records.getLast().seq());
    missing(lane, wanted.and(upTo), records, actions);
    lane.take(found);
    var flight = flights.begin(lane.journal(), found);
    flights.put(flight.sent(now + pause(), flights.answers()));
    actions.add(new Publish(flight.id(), lane.journal(), records));
  }

  /// How the publishing of `flight` went: a failure means that the broker is away.
  public void published(long flight, boolean arrived, long now) {
    flights
        .find(flight)
        .ifPresent(it -> flights.put(arrived ? it.published() : it.afresh(now, flights.answers())));
    if (!arrived) connected = false;
  }

  /// The broker is there, as another message showed: all that is open goes out again.
  public void reconnected(long now) {
    if (connected) return;
    connected = true;
    for (var flight : flights.all())
      if (!flight.publishing()) flights.put(flight.afresh(now, flights.answers()));
  }

  public List<Action> receipt(Receipt receipt, long now) {
    var actions = new ArrayList<Action>();
    var lane = lanes.get(receipt.journal());
    if (!gate.admits(receipt.ledger(), receipt.node(), now, actions)) return actions;
    if (lane == null) {
      actions.add(new Warn("a receipt for journal " + receipt.journal() + ", never of this node"));
      return actions;
    }
    credit = Math.min(receipt.credit(), Rules.MOST_CREDIT);
    var claimed = new Ranges(receipt.got());
    var got = lane.everSent(claimed);
    var forged = claimed.minus(got);
    if (!forged.isEmpty())
      actions.add(new Warn("a receipt for numbers never sent: " + forged.list()));
    refused(lane, receipt, actions);
    if (got.isEmpty()) return actions;
    flights.answered(receipt.journal(), got);
    var news = got.minus(lane.receipted()); // batches are answered as often as they are sent
    lane.receipted(news);
    if (!news.isEmpty()) actions.add(new Action.Receipted(receipt.journal(), news.list()));
    return actions;
  }

  private void refused(Lane lane, Receipt receipt, List<Action> actions) {
    for (var refusal : receipt.refused()) {
      var seq = refusal.seq();
      if (lane.everSent(Ranges.of(seq)).isEmpty() || lane.isBuried(seq)) continue;
      var why =
          switch (refusal.reason()) {
            case CONFLICT -> Why.CONFLICT;
            case REJECTED -> Why.REJECTED;
          };
      lane.buried(seq);
      flights.answered(lane.journal(), Ranges.of(seq));
      var letter = new DeadLetter(lane.journal(), seq, why, refusal.why());
      actions.add(new Bury(letter, Optional.empty()));
      if (why == Why.CONFLICT) actions.add(new Action.Raise(FaultCode.DEAD_LETTERS));
    }
  }

  public List<Action> resend(Resend asked, long now) {
    var actions = new ArrayList<Action>();
    var lane = lanes.get(asked.journal());
    if (!gate.admits(asked.ledger(), asked.node(), now, actions)) return actions;
    if (lane == null) {
      actions.add(new Warn("asked again for journal " + asked.journal() + ", never of this node"));
      return actions;
    }
    if (idle()) waitingSince = now;
    var again = lane.again(new Ranges(asked.ranges()), flights.open(asked.journal()));
    if (!again.isEmpty()) actions.add(new Action.AskedAgain(asked.journal(), again.list()));
    return actions;
  }

  public boolean connected() {
    return connected;
  }

  /// What the report tells of each journal.
  public Map<UUID, Ranges> receipted() {
    var all = new LinkedHashMap<UUID, Ranges>();
    lanes.forEach((journal, lane) -> all.put(journal, lane.receipted()));
    return all;
  }

  /// How many records wait for a receipt.
  public long queued() {
    return flights.queued() + lanes.values().stream().mapToLong(Lane::queued).sum();
  }
}
