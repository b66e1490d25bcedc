package dev.loupe.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.journal.Records.Why;
import dev.loupe.edge.outbox.SimulatedPlant.Weather;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.wire.JournalRecord.Lost;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens on the way, the ledger has each record once.
final class OutboxSimulationTest {
  private static final int PARTS = 3_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyRecordArrivesOnceThroughLossRepeatsReorderingCutsAndKills(long seed) {
    var plant = new SimulatedPlant(seed, new Weather(0.3, 0.3, 0.005, 0.002, 0));
    plant.run(PARTS);
    assertThat(plant.starts).as("kills").isGreaterThan(3);
    assertThat(plant.ledger.rows.keySet()).isEqualTo(plant.disk.records().keySet());
    assertThat(plant.ledger.doubled).isZero();
    assertThat(plant.disk.letters()).isEmpty();
  }

  @Test
  void aLedgerThatInsertsWhateverComesDoubles() {
    var plant = new SimulatedPlant(1, new Weather(0.3, 0.3, 0.005, 0.002, 0));
    plant.ledger.naive = true;
    plant.run(PARTS);
    assertThat(plant.ledger.doubled).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void poisonIsBookedLostAndStopsNothing(long seed) {
    var plant = new SimulatedPlant(seed, new Weather(0.1, 0.1, 0.001, 0, 0.002));
    plant.run(PARTS);
    assertThat(plant.queued()).isZero();
    assertThat(plant.ledger.poison).isNotEmpty();
    var expected = new HashSet<>(plant.disk.records().keySet());
    expected.removeAll(plant.ledger.poison);
    assertThat(plant.ledger.rows.keySet()).isEqualTo(expected);
    assertThat(lost(plant)).isEqualTo(plant.ledger.poison);
    assertThat(plant.disk.letters().values()).allMatch(it -> it.reason() == Why.UNANSWERED);
  }

  private static Set<RecordId> lost(SimulatedPlant plant) {
    var lost = new HashSet<RecordId>();
    for (var record : plant.disk.records().values())
      if (record instanceof Lost(var journal, var range, _))
        for (var seq = range.from(); seq <= range.to(); seq++) lost.add(new RecordId(journal, seq));
    return lost;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void resendsStayBounded(long seed) {
    var calm = new SimulatedPlant(seed, new Weather(0, 0, 0, 0, 0));
    calm.run(PARTS);
    var rough = new SimulatedPlant(seed, new Weather(0.3, 0.3, 0.005, 0.002, 0));
    rough.run(PARTS);
    assertThat(calm.published).isBetween(PARTS / 500L, (long) PARTS);
    assertThat(rough.published).isLessThan(3 * calm.published);
  }
}
