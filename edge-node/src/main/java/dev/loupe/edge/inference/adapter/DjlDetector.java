package dev.loupe.edge.inference.adapter;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.loupe.bundle.Bundle;
import dev.loupe.edge.inference.Detector;
import dev.loupe.edge.inference.Head;
import dev.loupe.edge.inference.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// A bundle's model in ONNX Runtime: one thread, no spinning, closed with everything it holds.
public final class DjlDetector implements Detector {
  private static final String ENGINE = "OnnxRuntime";

  /// DJL makes pools for all sessions, as large as the machine, and their threads spin for work
  /// that never comes: each session has a pool of its own. A pool of one is none.
  private static final List<String> NO_POOLS =
      List.of("ai.djl.onnxruntime.num_threads", "ai.djl.onnxruntime.num_interop_threads");

  private final Model model;
  private final Predictor<Pair, Look> predictor;
  private final Head head;
  private final String label;

  private DjlDetector(Model model, Head head, String label) {
    this.model = model;
    this.head = head;
    this.predictor = model.newPredictor(new PairTranslator(head));
    this.label = label;
  }

  /// Begins to make ONNX Runtime's environment, once in a process; it takes a tenth of a second.
  /// The process's own environment is changed before any other thread can read it: a reader would
  /// find it torn. Where it fails, loading a model says why.
  public static Thread wake() {
    Telemetry.off();
    return Thread.ofPlatform()
        .name("onnxruntime")
        .daemon()
        .uncaughtExceptionHandler((_, _) -> {})
        .start(DjlDetector::engine);
  }

  private static void engine() {
    Telemetry.off();
    NO_POOLS.forEach(pool -> System.setProperty(pool, "1"));
    Engine.getEngine(ENGINE);
  }

  /// Throws `ModelFailed` where ONNX Runtime does not take the bundle's bytes.
  public static DjlDetector load(Bundle bundle, Head head) throws ModelFailed {
    var label = bundle.ref().label();
    engine(); // before any session options: DJL must make the environment
    var model = Model.newInstance(label, Device.cpu(), ENGINE);
    try (var options = options()) {
      model.load(new ByteArrayInputStream(bundle.model()), Map.of("sessionOptions", options));
      Files.deleteIfExists(model.getModelPath()); // DJL's, empty: it would stay when we are killed
      return new DjlDetector(model, head, label);
    } catch (OrtException | IOException | MalformedModelException | EngineException e) {
      model.close();
      throw new ModelFailed("Model " + label + " cannot be loaded: " + e, e);
    }
  }

  /// Close them after the session is made. The last: on processors without VNNI the sums of an
  /// eight-bit model would not fit sixteen bits, and it would see less than elsewhere.
  public static OrtSession.SessionOptions options() throws OrtException {
    var options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    options.addConfigEntry("session.inter_op.allow_spinning", "0");
    options.addConfigEntry("session.x64quantprecision", "1");
    return options;
  }

  @Override
  public Look look(Pair pair) throws ModelFailed {
    try {
      return predictor.predict(pair);
    } catch (TranslateException | EngineException e) {
      throw new ModelFailed("Model " + label + " stopped: " + e, e);
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
    head.close();
  }
}
