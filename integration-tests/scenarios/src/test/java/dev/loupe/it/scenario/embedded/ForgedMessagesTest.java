package dev.loupe.it.scenario.embedded;

import dev.loupe.it.scenario.ForgedMessages;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ForgedMessagesTest {
  private final Trial trial = new Trial(Rigs.embedded());
  private final ForgedMessages forged = new ForgedMessages(trial.rig());

  @Test
  void theEmbeddedBrokerRefusesAnotherNodesRecords() throws IOException {
    forged.recordsOfAnotherAreRefused();
  }

  @Test
  void theEmbeddedBrokerRefusesAReceiptThatANodeWrote() throws IOException {
    forged.receiptsOfANodeAreRefused();
  }
}
