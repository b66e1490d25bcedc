package dev.loupe.edge.plc;

import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.inference.Finding;
import dev.loupe.edge.inference.Inspector;
import dev.loupe.edge.inference.Subject;
import dev.loupe.schema.fleet.Report.Slot;
import dev.loupe.schema.fleet.Report.SlotState;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.inspection.View;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads the verdict that the frame's bytes spell out, `PASS …;`.
final class LabelInspector implements Inspector {
  volatile boolean ready = true;
  volatile boolean hangs;
  volatile int slowMs;

  @Override
  public Finding inspect(Frame frame, Subject subject, long deadline) {
    var label = new String(frame.bytes(), StandardCharsets.UTF_8);
    pause();
    var outcome =
        !ready
            ? Outcome.error(ErrorCode.NOT_READY)
            : !label.endsWith(";")
                ? Outcome.error(ErrorCode.BROKEN_IMAGE)
                : new Outcome(
                    Verdict.valueOf(label.substring(0, label.indexOf(' '))), 0.9, ErrorCode.NONE);
    var view = new View(frame.number(), 8, 8, null, null, null);
    return new Finding(
        List.of(view),
        List.of(),
        false,
        null,
        outcome,
        new Latency(0, 1, 2, 1),
        List.of(),
        null,
        null,
        null);
  }

  private void pause() {
    try {
      Thread.sleep(slowMs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public boolean hangs() {
    return hangs;
  }

  @Override
  public Slot slot() {
    return new Slot("aoi-1", null, null, SlotState.SERVING);
  }
}
