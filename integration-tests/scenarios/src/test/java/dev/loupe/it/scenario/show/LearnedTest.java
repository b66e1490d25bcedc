package dev.loupe.it.scenario.show;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.page.Browser;
import dev.loupe.it.page.ReviewKeys;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.show.Hall;
import dev.loupe.it.show.Learned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The show that needs a browser. `./prove learned` names a file in `LOUPE_OUTCOME`: then it is
/// played at full size, and what it found is written there.
class LearnedTest {
  @Test
  void labelsOfTheLineMakeAModelThatIsPromotedAndLabelsOfOtherPartsDoNot() throws IOException {
    assumeTrue(Browser.installed(), "no chromium on the PATH: install Debian's package chromium");
    var file = System.getenv("LOUPE_OUTCOME");
    var run = new Hall.Run(Rigs.seed(), file == null, Rigs.natively());
    var outcome = Stages.play("learned", new Learned(new ReviewKeys()), run);
    if (file != null) {
      var json = new ObjectMapper().writeValueAsString(outcome);
      Files.writeString(Path.of(file), json + System.lineSeparator());
    }
    Stages.holds(outcome);
  }
}
