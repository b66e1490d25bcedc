package dev.loupe.control.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.schema.inspection.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AuditRatesTest {
  private static List<Drawn> parts(int count, double p, Verdict verdict, Boolean defective) {
    var parts = new ArrayList<Drawn>();
    for (var i = 0; i < count; i++) parts.add(new Drawn(p, verdict, defective));
    return parts;
  }

  @Test
  void withOneProbabilityTheIntervalIsTheExactOneOfTheCounts() {
    var all = parts(8, 0.2, Verdict.REJECT, true);
    all.addAll(parts(2, 0.2, Verdict.PASS, true));
    all.addAll(parts(90, 0.2, Verdict.PASS, false));
    var it = AuditRates.of(all);
    // Clopper–Pearson 2 of 10: 0.0252 to 0.5561; 0 of 90: 0 to 0.0402
    assertThat(it.escape().rate()).isCloseTo(0.2, within(1e-12));
    assertThat(it.escape().low()).isCloseTo(0.0252, within(5e-5));
    assertThat(it.escape().high()).isCloseTo(0.5561, within(5e-5));
    assertThat(it.escape().parts()).isCloseTo(10, within(1e-9));
    assertThat(it.overkill().rate()).isZero();
    assertThat(it.overkill().high()).isCloseTo(0.0402, within(5e-5));
  }

  @Test
  void aPartThatWasUnlikelyDrawnCountsForMore() {
    var all = parts(1, 0.1, Verdict.PASS, true);
    all.addAll(parts(10, 1, Verdict.REJECT, true));
    assertThat(AuditRates.of(all).escape().rate()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void belowNineOfTenAnswersNothingIsEstimated() {
    var all = parts(89, 0.2, Verdict.PASS, false);
    all.addAll(parts(11, 0.2, Verdict.PASS, null));
    var it = AuditRates.of(all);
    assertThat(it.escape()).isNull();
    assertThat(it.overkill()).isNull();
    assertThat(it.why()).contains("89 of 100");
    assertThat(AuditRates.of(List.of()).why()).contains("no part was drawn");
  }

  @Test
  void theTruthOfALineLiesInTheIntervalAsOftenAsItPromises() {
    var random = new Random(4);
    var covered = 0;
    for (var run = 0; run < 300; run++) {
      var drawn = new ArrayList<Drawn>();
      for (var part = 0; part < 2_000; part++) {
        var p = part % 2 == 0 ? 0.1 : 0.3;
        var defective = random.nextDouble() < 0.3;
        var passed = defective ? random.nextDouble() < 0.12 : random.nextDouble() < 0.99;
        if (random.nextDouble() < p)
          drawn.add(new Drawn(p, passed ? Verdict.PASS : Verdict.REJECT, defective));
      }
      var escape = AuditRates.of(drawn).escape();
      if (escape.low() <= 0.12 && 0.12 <= escape.high()) covered++;
    }
    assertThat(covered).isGreaterThanOrEqualTo(280);
  }
}
