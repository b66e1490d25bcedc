package dev.loupe.simulator.plc.adapter;

import static dev.loupe.simulator.plc.adapter.PlcLog.fields;

import dev.loupe.schema.inspection.Verdict;
import dev.loupe.simulator.plc.Action;
import dev.loupe.simulator.plc.Part;
import dev.loupe.simulator.plc.Result;
import dev.loupe.simulator.plc.Tag;
import dev.loupe.simulator.plc.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the program acts on: the tags, the camera and the log. Not thread-safe: the PLC's lock
/// guards it.
final class Station {
  private final Memory memory;
  private final CameraFolder camera;
  private final PlcLog log;
  private @Nullable TagServer server;
  private @Nullable Mishap mishap;
  private boolean acknowledging = true;

  Station(Memory memory, CameraFolder camera, PlcLog log) {
    this.memory = memory;
    this.camera = camera;
    this.log = log;
  }

  void serve(@Nullable TagServer server) {
    this.server = server;
  }

  void plan(@Nullable Mishap mishap) {
    this.mishap = mishap;
  }

  void acknowledging(boolean acknowledging) {
    this.acknowledging = acknowledging;
  }

  void set(Tag tag, Object value) {
    memory.put(tag, value);
    if (server != null) server.set(tag, value);
  }

  /// All of a part that stands in tags before TrigSeq.
  void lay(Part part) {
    set(Tag.PART_ID, part.id());
    set(Tag.RECIPE_ID, part.recipe());
    set(Tag.PANEL_POSITION, part.position());
    set(Tag.LOT, part.lot());
    set(Tag.PART_ORIGIN, part.origin().code());
  }

  void perform(Action action, long now) {
    switch (action) {
      case Action.Fire(var trigger) -> fire(trigger);
      case Action.Acknowledge(var sequence) -> acknowledge(sequence, now);
      case Action.Reset _ -> reset(now);
      case Action.Seen seen -> seen(seen);
      case Action.Dispose(var trigger, var decision, var reason) ->
          log.write(
              "disposed",
              now,
              fields(
                  "seq", trigger.sequence(),
                  "part", trigger.part().id(),
                  "decision", decision.name().toLowerCase(Locale.ROOT),
                  "reason", reason));
      case Action.TimedOut(var trigger) ->
          log.write("timeout", now, fields("seq", trigger.sequence()));
      case Action.Violation(var what) -> log.write("violation", now, fields("what", what));
    }
  }

  private void fire(Trigger trigger) {
    set(Tag.TRIG_SEQ, trigger.sequence());
    try {
      camera.fire(mishap);
    } catch (IOException e) {
      throw new UncheckedIOException("the camera cannot deliver", e);
    }
    mishap = null;
    var part = trigger.part();
    log.write(
        "trigger",
        trigger.nanos(),
        fields(
            "seq", trigger.sequence(),
            "part", part.id(),
            "lot", part.lot(),
            "recipe", part.recipe(),
            "position", part.position(),
            "origin", part.origin().wireName()));
  }

  private void acknowledge(long sequence, long now) {
    if (!acknowledging) return;
    set(Tag.RESULT_ACK_SEQ, sequence);
    log.write("ack", now, fields("seq", sequence));
  }

  private void reset(long now) {
    set(Tag.RESULT_WORD, 0L);
    set(Tag.RESULT_ACK_SEQ, 0L);
    camera.startCountingAt(1);
    set(Tag.TRIG_SEQ, 0L);
    log.write("reset", now, fields());
  }

  private void seen(Action.Seen seen) {
    var result = seen.result();
    var fields =
        fields(
            "seq", seen.trigger().sequence(),
            "word", result.word(),
            "verdict", verdict(result),
            "partId", result.text(Tag.RESULT_PART_ID),
            "confidence", result.number(Tag.RESULT_CONFIDENCE),
            "defectCount", result.whole(Tag.RESULT_DEFECT_COUNT),
            "topClass", result.whole(Tag.RESULT_TOP_CLASS),
            "latencyMs", result.number(Tag.RESULT_LATENCY_MS),
            "inferenceMs", result.number(Tag.RESULT_INFERENCE_MS),
            "model", result.text(Tag.RESULT_MODEL),
            "errorCode", result.whole(Tag.RESULT_ERROR_CODE),
            "ms", (result.nanos() - seen.trigger().nanos()) / 1e6);
    if (seen.late()) fields.put("late", true);
    log.write("word", result.nanos(), fields);
  }

  private static String verdict(Result result) {
    return Verdict.ofCode(result.verdict())
        .map(Verdict::name)
        .orElseGet(() -> Integer.toString(result.verdict()));
  }
}
