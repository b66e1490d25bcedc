package dev.loupe.training.threshold;

import dev.loupe.bundle.Manifest;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.feedback.Example;
import dev.loupe.schema.wire.JsonWriter;
import dev.loupe.training.Job;
import dev.loupe.training.Outcome;
import dev.loupe.training.Progress;
import dev.loupe.training.Sha256;
import dev.loupe.training.Stopped;
import dev.loupe.training.Trainer;
import dev.loupe.training.detect.BrokenModel;
import dev.loupe.training.detect.Grey;
import dev.loupe.training.detect.PairModel;
import dev.loupe.training.detect.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The cheapest honest training: the parent looks again at every labelled board, and limits are
/// fitted to what it scores. Its weights stay.
public final class ThresholdTrainer implements Trainer {
  /// What scores less is never looked at.
  private static final double FLOOR = 0.05;

  @Override
  public Outcome train(Job job, Progress progress) throws IOException, BrokenModel, Stopped {
    var parent = Tuned.cut(job.parent().manifest());
    var spans = Tuned.spans(job.parent().manifest(), FLOOR + ThresholdFit.MARGIN);
    if (spans.isEmpty())
      return new Outcome.Refused(
          "NO_RANGE",
          "Model "
              + job.parent().ref().label()
              + " signs no range that its limits may be tuned in: make a bundle with one.",
          _ -> {});
    var order = job.dataset().order();
    var fit =
        new ThresholdFit(spans, parent, order.mostFalseCalls(), LabelError.of(order.agreement()));
    var proof = new Proof(fit, parent, order.mostFalseCalls(), order.agreement());
    var refusal = proof.refusal(unseen(job));
    if (refusal.isPresent()) return refused(job, parent, refusal.get());
    var boards = boards(job, progress);
    progress.at("fit", 0, 1);
    var result = proof.show(boards);
    progress.at("fit", 1, 1);
    return switch (result) {
      case Proof.Result.NotShown it -> refused(job, parent, it);
      case Proof.Result.Shown(var cut, var heldOut) ->
          new Outcome.Trained(tuned(job, cut), metrics(job, cut, Optional.of(heldOut)));
    };
  }

  private static Outcome refused(Job job, Cut parent, Proof.Result.NotShown it) {
    return new Outcome.Refused(it.why().name(), it.sentence(), metrics(job, parent, it.heldOut()));
  }

  /// The labels alone: minutes of looking are not spent on what they cannot carry.
  private static List<Board> unseen(Job job) {
    return job.dataset().examples().stream().map(it -> Board.of(it, List.of())).toList();
  }

  private static Manifest tuned(Job job, Cut cut) {
    var order = job.dataset().order();
    var was = job.parent().manifest();
    return was.tuned(
        order.name(),
        order.version(),
        Tuned.thresholds(was.thresholds(), cut),
        job.parent().digest());
  }

  private static List<Board> boards(Job job, Progress progress)
      throws IOException, BrokenModel, Stopped {
    var examples = job.dataset().examples();
    var book = ScoreBook.open(job.folder(), job.dataset().digest() + " " + job.parent().digest());
    var known = book.boards();
    try (var model = PairModel.load(job.parent())) {
      for (var i = 0; i < examples.size(); i++) {
        progress.at("scores", i, examples.size());
        var example = examples.get(i);
        if (known.containsKey(example.label())) continue;
        book.add(look(job, model, example));
      }
    }
    progress.at("scores", examples.size(), examples.size());
    return List.copyOf(book.boards().values());
  }

  private static Board look(Job job, PairModel model, Example example)
      throws IOException, BrokenModel {
    var test = picture(job, example.image());
    var template = picture(job, example.template());
    return Board.of(example, model.look(test, template, FLOOR));
  }

  private static Grey picture(Job job, String digest) throws IOException {
    var file = image(job.images(), digest);
    if (!Files.exists(file))
      throw new IOException("image " + digest + " is missing: the store no longer holds it");
    var bytes = Files.readAllBytes(file);
    if (!Sha256.of(bytes).equals(digest))
      throw new IOException("image " + digest + " holds other bytes: the store is damaged");
    var grey = Pictures.decode(bytes);
    var size = job.parent().manifest().input();
    if (grey.width() != size.width() || grey.height() != size.height())
      throw new IOException(
          "image %s is %d×%d, the model takes %s: label boards of its size"
              .formatted(digest, grey.width(), grey.height(), size));
    return grey;
  }

  private static Path image(Path images, String digest) {
    return images.resolve(digest.substring(0, 2)).resolve(digest.substring(2, 4)).resolve(digest);
  }

  private static Consumer<JsonWriter> metrics(Job job, Cut cut, Optional<HeldOut> heldOut) {
    var order = job.dataset().order();
    var error = LabelError.of(order.agreement());
    return out -> {
      out.integer("examples", job.dataset().examples().size());
      out.decimal("mostFalseCalls", order.mostFalseCalls());
      out.decimal("labelError", error.estimate()).decimal("labelErrorAtMost", error.upper());
      out.object("limits", fields -> write(fields, cut));
      heldOut.ifPresent(it -> out.object("heldOut", fields -> write(fields, it)));
    };
  }

  private static void write(JsonWriter out, Cut cut) {
    Map<DefectClass, Double> sorted = new EnumMap<>(DefectClass.class);
    sorted.putAll(cut.byClass());
    sorted.forEach((kind, limit) -> out.decimal(kind.wireName(), limit));
  }

  private static void write(JsonWriter out, HeldOut it) {
    out.integer("good", it.good()).integer("calledBefore", it.calledBefore());
    out.integer("calledNow", it.calledNow()).integer("newlyCalled", it.newlyCalled());
    out.integer("defective", it.defective()).integer("escapedBefore", it.escapedBefore());
    out.integer("escapedNow", it.escapedNow()).integer("gained", it.gained());
    out.integer("lost", it.lost()).decimal("chance", it.chance());
    out.list("doubtful", it.doubtful(), label -> out.text(label.toString()));
  }
}
