package dev.loupe.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Claims.Governance;
import dev.loupe.bundle.Claims.Governance.Entry;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GovernanceRuleTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
  private static final Entry GOOD = entry("FW-2026-01", "a", "Chen Wei", "2026-02-28");
  private static final Set<String> ATTACHED = Set.of("a".repeat(64), "b".repeat(64));

  private static Entry entry(String id, String digit, String approver, String date) {
    return new Entry(id, digit.repeat(64), approver, date);
  }

  private static List<String> problems(Entry fmea) {
    var governance = new Governance(GOOD, entry("DS-7", "b", "R. Okafor", "2026-03-01"), fmea);
    return GovernanceRule.problems(governance, ATTACHED::contains, TODAY);
  }

  @Test
  void threeWholeEntriesAreEnough() {
    assertThat(problems(GOOD)).isEmpty();
  }

  @Test
  void aMissingEntryIsNamedWithTheWayOut() {
    assertThat(problems(null))
        .containsExactly(
            "the FMEA report is missing: add its id, document, approver and date to the manifest");
    assertThat(GovernanceRule.problems(Governance.NONE, ATTACHED::contains, TODAY)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "n/a",
        "N/A",
        "N.A.",
        "n.a",
        "NA",
        "-",
        "--",
        "none",
        "None.",
        "not applicable",
        "Not-Applicable",
        "TBD",
        "t.b.d.",
        "todo",
        "???",
        "null",
        "unknown",
        "pending",
        "xxx",
        "无",
        "不适用",
        "待定",
        "—",
        "(none)",
        "…"
      })
  void whatSaysNothingIsRefusedAsIdAndAsApprover(String text) {
    assertThat(problems(entry(text, "a", "Chen Wei", "2026-01-01")))
        .containsExactly("the FMEA report has the id '" + text + "': name the document");
    assertThat(problems(entry("FMEA-3", "a", text, "2026-01-01")))
        .containsExactly("the FMEA report was approved by '" + text + "': name a person");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Na Li", "NA-4711", "Nil Yalter", "None-Such 3", "X-12", "无锡 FMEA"})
  void aNameThatOnlyLooksLikeNothingStands(String text) {
    assertThat(problems(entry(text, "a", text, "2026-01-01"))).isEmpty();
  }

  @Test
  void aDateThatIsNoneOrYetToComeIsRefused() {
    assertThat(problems(entry("F", "a", "Chen Wei", "01.02.2026"))).hasSize(1);
    assertThat(problems(entry("F", "a", "Chen Wei", "2026-02-30"))).hasSize(1);
    assertThat(problems(entry("F", "a", "Chen Wei", "2026-03-02")))
        .containsExactly("the FMEA report was approved on 2026-03-02, which is yet to come");
  }

  @Test
  void aDocumentMustBeNamedByItsDigestAndBeAttached() {
    assertThat(problems(entry("F", "c", "Chen Wei", "2026-01-01")))
        .singleElement()
        .asString()
        .contains("is not attached");
    assertThat(problems(new Entry("F", "n/a", "Chen Wei", "2026-01-01"))).hasSize(1);
    var ofNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    var entry = new Entry("F", ofNothing, "Chen Wei", "2026-01-01");
    assertThat(GovernanceRule.problems(new Governance(GOOD, GOOD, entry), _ -> true, TODAY))
        .hasSize(1);
  }
}
