package dev.loupe.control.feedback;

import static dev.loupe.control.feedback.Items.PASSED;
import static dev.loupe.control.feedback.Items.SHORT;
import static dev.loupe.control.feedback.Items.SPUR;
import static dev.loupe.control.feedback.Items.draft;
import static dev.loupe.control.feedback.Items.item;
import static dev.loupe.control.feedback.Items.real;
import static dev.loupe.control.feedback.Items.rejected;
import static dev.loupe.control.feedback.Items.unreal;
import static dev.loupe.control.feedback.Side.CANDIDATE;
import static dev.loupe.control.feedback.Side.CHAMPION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.feedback.Draft.Missed;
import dev.loupe.control.feedback.Opinion.Judged;
import dev.loupe.control.feedback.Opinion.Result.Formed;
import dev.loupe.control.feedback.Opinion.Result.Refused;
import dev.loupe.schema.defect.DefectClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpinionTest {
  private static Opinion formed(ReviewItem item, List<Missed> missed, Draft.Word... words) {
    return ((Formed) Opinion.of(item, draft(item, missed, words))).opinion();
  }

  @Test
  void aRealBoxThatOneModelAloneSawMakesItRight() {
    var it = formed(item(PASSED, rejected(SHORT)), List.of(), real(CANDIDATE, 0));
    assertThat(it.defective()).isTrue();
    assertThat(it.champion()).isEqualTo(new Judged(false, 1));
    assertThat(it.candidate()).isEqualTo(new Judged(true, 0));
  }

  @Test
  void aFalseBoxOnAGoodBoardMakesThePassRight() {
    var it = formed(item(PASSED, rejected(SHORT)), List.of(), unreal(CANDIDATE, 0));
    assertThat(it.defective()).isFalse();
    assertThat(it.champion()).isEqualTo(new Judged(true, 0));
    assertThat(it.candidate()).isEqualTo(new Judged(false, 1));
  }

  @Test
  void aRejectForAFalseReasonIsNotRightBecauseTheBoardIsDefectiveElsewhere() {
    var missed = List.of(new Missed(0, SPUR.box(), DefectClass.SPUR));
    var it = formed(item(PASSED, rejected(SHORT)), missed, unreal(CANDIDATE, 0));
    assertThat(it.champion().right()).isFalse();
    assertThat(it.candidate()).isEqualTo(new Judged(false, 2));
  }

  @Test
  void oneDefectThatBothMarkedIsOneFlaw() {
    var it =
        formed(
            item(rejected(SHORT), rejected(SHORT, SPUR)),
            List.of(),
            real(CHAMPION, 0),
            real(CANDIDATE, 0),
            unreal(CANDIDATE, 1));
    assertThat(it.flaws()).hasSize(1);
    assertThat(it.champion()).isEqualTo(new Judged(true, 0));
    assertThat(it.candidate()).isEqualTo(new Judged(true, 1));
  }

  @Test
  void theReviewersClassStands() {
    var item = item(rejected(SHORT), null);
    var it = formed(item, List.of(), new Draft.Word(CHAMPION, 0, true, DefectClass.COPPER));
    assertThat(it.flaws()).extracting(Missed::kind).containsExactly(DefectClass.COPPER);
    assertThat(it.candidate()).isNull();
  }

  @Test
  void aBoxWithoutAWordIsNamed() {
    var item = item(rejected(SHORT, SPUR), null);
    assertThat(((Refused) Opinion.of(item, draft(item, List.of(), real(CHAMPION, 0)))).sentence())
        .contains("Part P7 got no word on box 1 of the champion");
    assertThat(((Refused) Opinion.of(item, draft(item, List.of(), real(CANDIDATE, 0)))).sentence())
        .contains("has no box 0 of the candidate");
  }
}
