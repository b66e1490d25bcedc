package dev.loupe.it.scenario.own;

import dev.loupe.it.scenario.ForgedMessages;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ForgedMessagesTest {
  private final Trial trial = new Trial(Rigs.own());
  private final ForgedMessages forged = new ForgedMessages(trial.rig());

  @Test
  void mosquittoRefusesAnotherNodesRecords() throws IOException {
    forged.recordsOfAnotherAreRefused();
  }

  @Test
  void mosquittoRefusesAReceiptThatANodeWrote() throws IOException {
    forged.receiptsOfANodeAreRefused();
  }
}
