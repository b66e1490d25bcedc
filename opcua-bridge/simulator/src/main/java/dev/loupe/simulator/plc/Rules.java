package dev.loupe.simulator.plc;

import dev.loupe.schema.inspection.Verdict;
import dev.loupe.simulator.plc.Action.Decision;
import dev.loupe.simulator.plc.Action.Dispose;
import java.util.ArrayList;
import java.util.List;

/// What a word must be before the PLC believes it.
final class Rules {
  private Rules() {}

  /// Rejects by default: PASS needs the word's sequence, its verdict and the part to agree.
  static Dispose dispose(Trigger trigger, Result result) {
    var broken = violations(trigger, result);
    if (!broken.isEmpty()) return new Dispose(trigger, Decision.REJECT, broken.getFirst());
    return switch (Verdict.ofCode(result.verdict()).orElse(Verdict.ERROR)) {
      case PASS -> new Dispose(trigger, Decision.PASS, "word");
      case REJECT -> new Dispose(trigger, Decision.REJECT, "word");
      case REVIEW -> new Dispose(trigger, Decision.REVIEW, "word");
      case ERROR -> new Dispose(trigger, Decision.ERROR, "word");
    };
  }

  static List<String> violations(Trigger trigger, Result result) {
    var found = new ArrayList<String>();
    var verdict = Verdict.ofCode(result.verdict());
    if (verdict.isEmpty()) found.add("the word's verdict is " + result.verdict());
    if (!result.beside().isEmpty()) found.add("the word was not written alone");
    Tag.PAYLOAD.stream()
        .filter(tag -> !result.fresh().contains(tag))
        .sorted()
        .map(tag -> tag.tagName() + " was not written between the trigger and its word")
        .forEach(found::add);
    if (result.whole(Tag.RESULT_VERDICT) != result.verdict())
      found.add(
          "ResultVerdict is "
              + result.whole(Tag.RESULT_VERDICT)
              + ", the word's "
              + result.verdict());
    if (result.whole(Tag.TRIG_ACK_SEQ) != trigger.sequence())
      found.add(
          "TrigAckSeq is " + result.whole(Tag.TRIG_ACK_SEQ) + ", TrigSeq " + trigger.sequence());
    // An ERROR may be unable to name the part
    if (verdict.filter(Verdict.ERROR::equals).isEmpty()
        && !result.text(Tag.RESULT_PART_ID).equals(trigger.part().id()))
      found.add(
          "ResultPartId is '"
              + result.text(Tag.RESULT_PART_ID)
              + "', the part "
              + trigger.part().id());
    figures(result, found);
    return found;
  }

  private static void figures(Result result, List<String> found) {
    var confidence = result.number(Tag.RESULT_CONFIDENCE);
    if (!(confidence >= 0 && confidence <= 1)) // NaN too
    found.add("ResultConfidence is " + confidence);
    if (!(result.number(Tag.RESULT_LATENCY_MS) >= 0))
      found.add("ResultLatencyMs is " + result.number(Tag.RESULT_LATENCY_MS));
    var error = result.whole(Tag.RESULT_ERROR_CODE);
    if ((result.verdict() == Verdict.ERROR.code()) != (error != 0))
      found.add("ResultErrorCode is " + error + " with verdict " + result.verdict());
  }
}
