package dev.loupe.edge.inference;

import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.frame.PngEncoder;
import dev.loupe.edge.frame.Preview;
import dev.loupe.edge.frame.Sha256;
import dev.loupe.edge.frame.Templates.Template;
import dev.loupe.edge.image.Image;
import dev.loupe.edge.rule.Judgement;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.inspection.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one part so far. Whatever happens, it ends in one finding.
final class FindingDraft {
  private final Frame frame;
  private final long began = System.nanoTime();
  private final List<Image> images = new ArrayList<>();
  private @Nullable Served served;
  private int width;
  private int height;
  private @Nullable Image preview;
  private @Nullable Image full;
  private @Nullable String template;
  private long decoded;
  private long inferred;

  FindingDraft(Frame frame) {
    this.frame = frame;
  }

  void servedBy(Served model) {
    served = model;
  }

  void size(int pixelsWide, int pixelsHigh) {
    width = pixelsWide;
    height = pixelsHigh;
  }

  void decoded() {
    decoded = System.nanoTime();
  }

  void inferred(long at) {
    inferred = at;
  }

  /// `first` says that this template's bytes have not been handed on yet.
  void comparedWith(Template golden, boolean first) {
    template = golden.sha256();
    if (first) images.add(new Image(golden.sha256(), golden.file(), Image.Kind.TEMPLATE));
  }

  /// The work on pictures that nobody waits for while the model runs.
  void picture(Grey grey) {
    var png = PngEncoder.encode(Preview.of(grey));
    preview = new Image(Sha256.of(png), png, Image.Kind.PREVIEW);
    images.add(preview);
    full();
  }

  private Image full() {
    var known = full;
    if (known != null) return known;
    var made = new Image(Sha256.of(frame.bytes()), frame.bytes(), Image.Kind.FRAME);
    full = made;
    return made;
  }

  Finding error(ErrorCode code, String reason) {
    return finding(new Judgement(Outcome.error(code), List.of(), false), reason);
  }

  Finding judged(Judgement judgement) {
    return finding(judgement, null);
  }

  private Finding finding(Judgement judgement, @Nullable String reason) {
    var kept = judgement.outcome().verdict() == Verdict.PASS ? null : full();
    if (kept != null) images.add(kept);
    var view =
        new View(
            frame.number(),
            width,
            height,
            kept == null ? null : kept.sha256(),
            preview == null ? null : preview.sha256(),
            template);
    return new Finding(
        List.of(view),
        judgement.defects(),
        judgement.truncated(),
        served,
        judgement.outcome(),
        latency(),
        List.copyOf(images),
        reason);
  }

  private Latency latency() {
    var now = System.nanoTime();
    var afterDecode = decoded == 0 ? now : decoded;
    var afterInfer = decoded == 0 ? now : inferred == 0 ? now : inferred;
    return new Latency(
        0, millis(began, afterDecode), millis(afterDecode, afterInfer), millis(afterInfer, now));
  }

  private static double millis(long from, long to) {
    return (to - from) / 1e6;
  }
}
