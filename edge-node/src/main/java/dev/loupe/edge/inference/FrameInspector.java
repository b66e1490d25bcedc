package dev.loupe.edge.inference;

import dev.loupe.edge.frame.Decoding;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.Templates;
import dev.loupe.edge.inference.ModelState.Failed;
import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.edge.inference.ModelState.Warming;
import dev.loupe.edge.inference.ModelWorker.Answer;
import dev.loupe.edge.rule.Rule;
import dev.loupe.schema.fleet.Report.Slot;
import dev.loupe.schema.fleet.Report.SlotState;
import dev.loupe.schema.inspection.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Inspects one frame after the other with the node's model. One thread calls `inspect`.
public final class FrameInspector implements Inspector {
  private static final Logger LOG = Logger.getLogger(FrameInspector.class);
  private static final int TEMPLATES_REMEMBERED = 10_000;

  private final String station;
  private final Supplier<ModelState> model;
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

  public FrameInspector(
      String station, Supplier<ModelState> model, ImageDecoder decoder, Templates templates) {
    this.station = station;
    this.model = model;
    this.decoder = decoder;
    this.templates = templates;
  }

  private record Prepared(Frame frame, Serving serving, Decoding decoding) {}

  @Override
  public long prepare(Frame frame) {
    var began = System.nanoTime();
    try {
      prepared =
          model.get() instanceof Serving serving && !serving.worker().isBusy()
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
    return ahead != null && ahead.frame == frame && ahead.serving == serving
        ? ahead.decoding
        : decoder.decode(frame.bytes(), serving.input());
  }

  private record Place(String recipe, String position, long deadline) {}

  @Override
  public Finding inspect(Frame frame, String recipe, String position, long deadline) {
    var draft = new FindingDraft(frame);
    try {
      return switch (model.get()) {
        case Serving serving ->
            inspect(serving, frame, new Place(recipe, position, deadline), draft);
        case Warming _ -> draft.error(ErrorCode.NOT_READY, "the model is still warming up");
        case Failed(var sentence) -> draft.error(ErrorCode.NOT_READY, sentence);
      };
    } catch (RuntimeException e) { // the boundary: a bug is an ERROR, never silence
      LOG.error("The inspection of frame " + frame.number() + " failed", e);
      return draft.error(ErrorCode.MODEL_FAILED, "the inspection failed: " + e);
    }
  }

  private Finding inspect(Serving serving, Frame frame, Place place, FindingDraft draft) {
    draft.servedBy(serving.served());
    if (serving.worker().isBusy()) return busy(draft);
    var name = "frame " + frame.number();
    return switch (decoded(serving, frame)) {
      case Decoding.Picture(var grey) -> {
        draft.size(grey.width(), grey.height());
        yield compare(serving, grey, place, draft);
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

  private static Finding busy(FindingDraft draft) {
    return draft.error(ErrorCode.NOT_READY, "the model still works on an earlier part");
  }

  private Finding compare(Serving serving, Grey grey, Place place, FindingDraft draft) {
    return switch (templates.find(place.recipe, place.position, serving.input())) {
      case Templates.Missing(var code, var sentence) -> {
        draft.picture(grey);
        yield draft.error(code, sentence);
      }
      case Templates.Template golden -> {
        draft.comparedWith(golden, handedOn.put(golden.sha256(), true) == null);
        draft.decoded();
        var run = serving.worker().start(new Pair(grey, golden.grey()));
        if (run.isEmpty()) yield busy(draft);
        draft.picture(grey); // beside the model, on this thread
        yield judge(serving, run.get().await(place.deadline), place, draft);
      }
    };
  }

  private static Finding judge(Serving serving, Answer answer, Place place, FindingDraft draft) {
    return switch (answer) {
      case Answer.Late _ ->
          draft.error(ErrorCode.DEADLINE, "the model did not answer by the deadline");
      case Answer.Failed(var why) -> draft.error(ErrorCode.MODEL_FAILED, why);
      case Answer.Seen(var look) -> {
        draft.inferred(look.inferred());
        yield switch (look.scan()) {
          case Scan.Senseless(var code, var why) -> draft.error(code, why);
          case Scan.Seen(var defects, var highest) ->
              draft.judged(Rule.judge(defects, highest, serving.rules().of(place.recipe)));
        };
      }
    };
  }

  @Override
  public boolean ready() {
    return model.get() instanceof Serving serving && !serving.worker().isBusy();
  }

  @Override
  public Slot slot() {
    return switch (model.get()) {
      case Warming(var ref) -> new Slot(station, null, ref, SlotState.WARMING);
      case Serving serving -> new Slot(station, null, serving.model(), SlotState.SERVING);
      case Failed _ -> new Slot(station, null, null, SlotState.FAILED);
    };
  }
}
