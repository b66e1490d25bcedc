package dev.loupe.edge.inference;

import dev.loupe.bundle.Thresholds;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.PngEncoder;
import dev.loupe.edge.frame.Templates;
import dev.loupe.edge.rule.RecipeRules;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.model.ModelRef;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A champion and a candidate that see what they are told, at a station that inspects blank boards.
public final class TwoModels implements AutoCloseable {
  public static final ModelRef CHAMPION = new ModelRef("m", "1", "ab".repeat(32));
  public static final ModelRef CANDIDATE = new ModelRef("m", "2", "cd".repeat(32));
  private static final RecipeRules RULES = new RecipeRules(Thresholds.of(0.5, 0.25), Map.of());
  private static final Grey BLANK = new Grey(64, 32, new byte[64 * 32]);
  private static final byte[] PNG = PngEncoder.encode(BLANK);
  private static final long ALLOWED = TimeUnit.MILLISECONDS.toNanos(500);

  final SlowDetector first = new SlowDetector();
  final SlowDetector second = new SlowDetector();
  private final ModelState.Serving champion = serving(CHAMPION, first);
  private final ModelState.Serving candidate = serving(CANDIDATE, second);
  private final ToldModels models = new ToldModels(Lineup.of(champion));
  final FrameInspector inspector =
      FrameInspector.of(
          models,
          ImageDecoder.pngOnly(),
          (_, _, _) -> new Templates.Template(BLANK, "00".repeat(32), PNG));

  private static ModelState.Serving serving(ModelRef model, SlowDetector detector) {
    return new ModelState.Serving(model, Outputs.SIZE, RULES, new ModelWorker(detector));
  }

  public ToldModels told() {
    return models;
  }

  public void candidate(Mode mode, double share, boolean eitherRejects) {
    candidate(mode, share, eitherRejects, 0);
  }

  void candidate(Mode mode, double share, boolean eitherRejects, double audit) {
    var trial = new Candidate(candidate, "r-1", 7, mode, share, eitherRejects);
    models.lineup(new Lineup(champion, 7, "salt", audit, trial));
  }

  void championAlone() {
    models.lineup(Lineup.of(champion));
  }

  public void championSees(double score) {
    first.answer(scored(score));
  }

  public void candidateFails(boolean now) {
    second.fails(now);
  }

  public void candidateSees(double score) {
    second.answer(scored(score));
  }

  static Scan scored(double score) {
    if (score < 0.25) return new Scan.Seen(List.of(), score);
    var defect = new Defect(0, new Box(1, 2, 3, 4), DefectClass.SPUR, score);
    return new Scan.Seen(List.of(defect), score);
  }

  public void letChampion() {
    first.letAll();
  }

  public void letAll() {
    first.letAll();
    second.letAll();
  }

  /// The blank board in the frame's place.
  public Finding inspect(Frame frame, Subject subject, long deadline) {
    return inspector.inspect(new Frame(frame.number(), PNG, frame.arrived()), subject, deadline);
  }

  public Inspector inspector() {
    return inspector;
  }

  public Finding inspect(String serial) {
    return inspect(serial, ALLOWED, true);
  }

  Finding inspect(String serial, long within, boolean production) {
    var subject = new Subject("A", "p1", serial, 1, production);
    var now = System.nanoTime();
    return inspector.inspect(new Frame(1, PNG, now), subject, now + within);
  }

  @Override
  public void close() {
    letAll();
    champion.worker().close();
    candidate.worker().close();
  }
}
