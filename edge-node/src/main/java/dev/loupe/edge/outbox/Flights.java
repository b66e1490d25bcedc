package dev.loupe.edge.outbox;

import dev.loupe.edge.journal.Ranges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The batches that are not fully answered, oldest first.
final class Flights {
  private final Map<Long, Flight> byId = new LinkedHashMap<>();
  private long lastId;
  private long answers;

  int size() {
    return byId.size();
  }

  long queued() {
    var queued = 0L;
    for (var flight : byId.values()) queued += flight.open().size();
    return queued;
  }

  long answers() {
    return answers;
  }

  Flight begin(UUID journal, Ranges numbers) {
    var flight = new Flight(++lastId, journal, numbers, new Flight.Tries(0, 0, 0, answers), false);
    byId.put(flight.id(), flight);
    return flight;
  }

  void put(Flight flight) {
    byId.put(flight.id(), flight);
  }

  void remove(Flight flight) {
    byId.remove(flight.id());
  }

  Optional<Flight> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<Flight> all() {
    return new ArrayList<>(byId.values());
  }

  Ranges open(UUID journal) {
    var open = Ranges.NONE;
    for (var flight : byId.values())
      if (flight.journal().equals(journal)) open = open.plus(flight.open());
    return open;
  }

  /// Closes `numbers` wherever they fly.
  void answered(UUID journal, Ranges numbers) {
    for (var flight : all()) {
      if (!flight.journal().equals(journal)) continue;
      var left = flight.answered(numbers);
      if (left.open().equals(flight.open())) continue;
      if (left.open().isEmpty()) {
        byId.remove(flight.id());
        answers++;
      } else byId.put(left.id(), left);
    }
  }

  /// Whether another batch was answered since this one was last sent.
  boolean othersAreAnswered(Flight flight) {
    return answers > flight.tries().answersBefore();
  }
}
