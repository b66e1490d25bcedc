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
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.inspection.View;
import dev.loupe.schema.model.ModelRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one part so far. Whatever happens, it ends in one finding.
final class FindingDraft {
  private final Frame frame;
  private final long began = System.nanoTime();
  private final List<Image> images = new ArrayList<>();
  private @Nullable Allotment allotment;
  private @Nullable Looked looked;
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

  void allotted(Allotment to) {
    allotment = to;
  }

  void looked(Looked at) {
    looked = at;
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
    return finding(new Judgement(Outcome.error(code), List.of(), false), null, reason);
  }

  /// By the opinion that stands.
  Finding judged(Opinion opinion) {
    return finding(opinion.judgement(), opinion.model(), opinion.reason());
  }

  private Finding finding(Judgement judgement, @Nullable ModelRef by, @Nullable String reason) {
    var kept = kept(judgement);
    if (kept != null) images.add(kept);
    var view =
        new View(
            frame.number(),
            width,
            height,
            kept == null ? null : kept.sha256(),
            preview == null ? null : preview.sha256(),
            template);
    var to = allotment;
    return new Finding(
        List.of(view),
        judgement.defects(),
        judgement.truncated(),
        to == null ? null : to.served(by == null ? to.decider().model() : by),
        judgement.outcome(),
        latency(),
        List.copyOf(images),
        reason,
        to == null ? null : to.sampling(),
        looked);
  }

  /// The full frame of what did not pass, what two models saw differently, and what the audit drew.
  private @Nullable Image kept(Judgement judgement) {
    var audited = allotment != null && allotment.audited();
    var passed = judgement.outcome().verdict() == Verdict.PASS;
    if (passed && !audited && (looked == null || !Looked.differ(looked.compared()))) return null;
    var frameAsIs = full();
    return audited ? new Image(frameAsIs.sha256(), frameAsIs.bytes(), Image.Kind.AUDIT) : frameAsIs;
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
