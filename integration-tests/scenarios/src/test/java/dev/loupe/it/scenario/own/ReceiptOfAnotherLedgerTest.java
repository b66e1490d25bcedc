package dev.loupe.it.scenario.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.rig.OwnPeers;
import dev.loupe.it.scenario.ForgedMessages;
import dev.loupe.it.scenario.LivePage;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import dev.loupe.schema.wire.Topics;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Also the control of the forged receipts: the same bytes do arrive where their sender may write.
class ReceiptOfAnotherLedgerTest {
  private final Trial trial = new Trial(Rigs.own());

  @Test
  void aReceiptOfAnotherLedgerIsAFaultAndNoRecordIsTakenForStored() throws IOException {
    var journal = trial.rig().ledger().texts("select live_journal from node where node = 'node-1'");
    var live = UUID.fromString(journal.getFirst());
    try (var control = new ForgedMessages(trial.rig()).connect(OwnPeers.CONTROL)) {
      control.publish(Topics.of("node-1", Topics.RECEIPT), ForgedMessages.receipt("node-1", live));
    }
    assertThat(LivePage.showsFault(trial.rig(), "node-1", "FOREIGN_LEDGER")).isTrue();
    trial.settle();
    assertThat(trial.undelivered("aoi-1")).isZero();
    trial.isOtherwiseRight();
  }
}
