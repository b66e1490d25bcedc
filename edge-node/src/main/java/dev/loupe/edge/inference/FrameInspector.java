package dev.loupe.edge.inference;

import dev.loupe.edge.frame.Decoding;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.Templates;
import dev.loupe.edge.inference.ModelState.Failed;
import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.edge.inference.ModelState.Warming;
import dev.loupe.edge.split.EitherRejects;
import dev.loupe.edge.split.Serials;
import dev.loupe.edge.split.Units;
import dev.loupe.edge.split.Way;
import dev.loupe.schema.fleet.Report.Slot;
import dev.loupe.schema.fleet.Report.SlotState;
import dev.loupe.schema.inspection.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Inspects one frame after the other with the models of its part's lineup. One thread calls
/// `inspect`.
public final class FrameInspector implements Inspector {
  private static final Logger LOG = Logger.getLogger(FrameInspector.class);
  private static final int TEMPLATES_REMEMBERED = 10_000;

  private final Lookout lookout;
  private final ImageDecoder decoder;
  private final Templates templates;
  private @Nullable Prepared prepared;
  private final Map<String, Boolean> handedOn =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > TEMPLATES_REMEMBERED;
        }
      };

  /// Who looks at what.
  public record Lookout(String station, Models models, CandidateRuns runs, Units units) {}

  public FrameInspector(Lookout lookout, ImageDecoder decoder, Templates templates) {
    this.lookout = lookout;
    this.decoder = decoder;
    this.templates = templates;
  }

  /// For what knows no station and no journal.
  static FrameInspector of(Models models, ImageDecoder decoder, Templates templates) {
    var units = new Units(Serials.usual(), new UUID(0, 0));
    var lookout = new Lookout("", models, new CandidateRuns(models), units);
    return new FrameInspector(lookout, decoder, templates);
  }

  static FrameInspector alone(Serving champion, ImageDecoder decoder, Templates templates) {
    return of(new OnlyChampion(champion), decoder, templates);
  }

  private record Prepared(Frame frame, Serving serving, Decoding decoding) {}

  private ModelState champion() {
    return lookout.models.lineup("").champion();
  }

  @Override
  public long prepare(Frame frame) {
    var began = System.nanoTime();
    try {
      prepared =
          champion() instanceof Serving serving && !serving.worker().isBusy()
              ? new Prepared(frame, serving, decoder.decode(frame.bytes(), serving.input()))
              : null;
    } catch (RuntimeException e) { // `inspect` meets it again, and says so
      prepared = null;
    }
    return System.nanoTime() - began;
  }

  private Decoding decoded(Serving serving, Frame frame) {
    var ahead = prepared;
    prepared = null;
    return ahead != null && ahead.frame == frame && ahead.serving.input().equals(serving.input())
        ? ahead.decoding
        : decoder.decode(frame.bytes(), serving.input());
  }

  /// The part in hand; `began` and `deadline` are `System.nanoTime`.
  private record Work(Frame frame, Subject subject, long began, long deadline) {
    /// A candidate beside the champion leaves a fifth of the time to the journal.
    long candidateDeadline() {
      return deadline - (deadline - began) / 5;
    }
  }

  @Override
  public Finding inspect(Frame frame, Subject subject, long deadline) {
    var draft = new FindingDraft(frame);
    try {
      var lineup = lookout.models.lineup(subject.recipe());
      return switch (lineup.champion()) {
        case Serving champion -> {
          var unit = lookout.units.of(subject.recipe(), subject.serial(), subject.trigger());
          var allotment = Allotment.of(lineup, champion, unit, subject.production());
          yield inspect(allotment, new Work(frame, subject, System.nanoTime(), deadline), draft);
        }
        case Warming _ -> draft.error(ErrorCode.NOT_READY, "the model is still warming up");
        case Failed(var sentence) -> draft.error(ErrorCode.NOT_READY, sentence);
      };
    } catch (RuntimeException e) { // the boundary: a bug is an ERROR, never silence
      LOG.error("The inspection of frame " + frame.number() + " failed", e);
      return draft.error(ErrorCode.MODEL_FAILED, "the inspection failed: " + e);
    }
  }

  private Finding inspect(Allotment allotment, Work work, FindingDraft draft) {
    var serving = allotment.decider();
    draft.allotted(allotment);
    if (serving.worker().isBusy()) return busy(allotment, draft);
    var name = "frame " + work.frame.number();
    return switch (decoded(serving, work.frame)) {
      case Decoding.Picture(var grey) -> {
        draft.size(grey.width(), grey.height());
        yield compare(allotment, grey, work, draft);
      }
      case Decoding.OtherSize(var width, var height) -> {
        draft.size(Math.clamp(width, 0, 65_535), Math.clamp(height, 0, 65_535));
        yield draft.error(
            ErrorCode.WRONG_SIZE,
            name + " is " + width + "×" + height + ", the model takes " + serving.input());
      }
      case Decoding.Broken(var why) ->
          draft.error(ErrorCode.BROKEN_IMAGE, name + " is broken: " + why);
      case Decoding.Unsupported(var why) ->
          draft.error(ErrorCode.UNSUPPORTED_IMAGE, name + " is not read here: " + why);
    };
  }

  private Finding busy(Allotment allotment, FindingDraft draft) {
    var busy = Opinion.busy(allotment.decider().model());
    if (allotment.way() == Way.CANDIDATE) lookout.runs.told(allotment.candidate(), busy);
    return draft.judged(busy);
  }

  private Finding compare(Allotment allotment, Grey grey, Work work, FindingDraft draft) {
    var serving = allotment.decider();
    var subject = work.subject;
    return switch (templates.find(subject.recipe(), subject.position(), serving.input())) {
      case Templates.Missing(var code, var sentence) -> {
        draft.picture(grey);
        yield draft.error(code, sentence);
      }
      case Templates.Template golden -> {
        draft.comparedWith(golden, handedOn.put(golden.sha256(), true) == null);
        draft.decoded();
        var pair = new Pair(grey, golden.grey());
        var run = serving.worker().start(pair, subject.toString());
        if (run.isEmpty()) yield busy(allotment, draft);
        draft.picture(grey); // beside the model, on this thread
        var first = Opinion.of(serving, run.get(), subject.recipe(), work.deadline);
        draft.inferred(first.times().inferred());
        if (allotment.way() == Way.CANDIDATE)
          lookout.runs.told(allotment.candidate(), run.get(), first);
        yield decide(allotment, pair, first, work, draft);
      }
    };
  }

  private Finding decide(
      Allotment allotment, Pair pair, Opinion first, Work work, FindingDraft draft) {
    var second =
        allotment.way() == Way.EITHER_REJECTS ? second(allotment, pair, first, work) : null;
    var choice = new Looked.Choice(allotment.way(), allotment.unit(), allotment.lineup(), second);
    draft.looked(new Looked(work.frame, pair, choice, first, work.deadline - work.began));
    return draft.judged(second == null ? first : stands(first, second));
  }

  /// Null where the champion gave no verdict or left no time.
  private @Nullable Opinion second(Allotment allotment, Pair pair, Opinion first, Work work) {
    var until = work.candidateDeadline();
    if (first.isError() || System.nanoTime() - until >= 0) return null;
    return lookout.runs.look(allotment.candidate(), pair, work.subject.recipe(), until);
  }

  private static Opinion stands(Opinion champion, Opinion candidate) {
    return switch (EitherRejects.stands(champion.outcome(), candidate.outcome())) {
      case CHAMPION -> champion;
      case CANDIDATE -> candidate;
    };
  }

  @Override
  public boolean ready() {
    var lineup = lookout.models.lineup("");
    return lineup.champion() instanceof Serving serving
        && !serving.worker().isBusy()
        && !candidateIsLate(lineup.candidate());
  }

  @Override
  public boolean hangs() {
    return champion() instanceof Serving serving && serving.worker().hangs();
  }

  /// The PLC waits for it as it waits for a champion.
  private static boolean candidateIsLate(@Nullable Candidate candidate) {
    return candidate != null
        && Way.of(candidate.mode(), candidate.eitherRejects(), true) == Way.CANDIDATE
        && candidate.model().worker().isBusy();
  }

  @Override
  public Slot slot() {
    return switch (champion()) {
      case Warming(var ref) -> new Slot(lookout.station, null, ref, SlotState.WARMING);
      case Serving serving -> new Slot(lookout.station, null, serving.model(), SlotState.SERVING);
      case Failed _ -> new Slot(lookout.station, null, null, SlotState.FAILED);
    };
  }
}
