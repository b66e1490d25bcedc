package dev.loupe.training.detect;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.Family;
import dev.loupe.bundle.Manifest;
import dev.loupe.schema.defect.Defect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/// A bundle's pair-heatmap model in ONNX Runtime: one thread, as at the edge. One thread uses it.
public final class PairModel implements AutoCloseable {
  private final Manifest manifest;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ByteBuffer input;

  private PairModel(Manifest manifest, OrtEnvironment environment, OrtSession session) {
    this.manifest = manifest;
    this.environment = environment;
    this.session = session;
    var size = manifest.input();
    input =
        ByteBuffer.allocateDirect(2 * size.width() * size.height()).order(ByteOrder.nativeOrder());
  }

  public static PairModel load(Bundle bundle) throws BrokenModel {
    if (bundle.manifest().family() != Family.PAIR_HEATMAP)
      throw new BrokenModel(
          "its family is "
              + bundle.manifest().family().wireName()
              + ", and this trainer knows pair-heatmap");
    var environment = OrtEnvironment.getEnvironment();
    try (var options = options()) {
      return new PairModel(
          bundle.manifest(), environment, environment.createSession(bundle.model(), options));
    } catch (OrtException e) {
      throw new BrokenModel("it cannot be loaded: " + e.getMessage(), e);
    }
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    var options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    options.addConfigEntry("session.inter_op.allow_spinning", "0");
    options.addConfigEntry("session.x64quantprecision", "1"); // as the edge node does
    return options;
  }

  /// Everything that scores at least `floor`, the worst first. Both images have the model's size.
  public List<Defect> look(Grey test, Grey template, double floor) throws BrokenModel {
    var size = manifest.input();
    long[] shape = {1, 2, size.height(), size.width()};
    input.clear().put(test.pixels()).put(template.pixels()).flip();
    try (var image = OnnxTensor.createTensor(environment, input, shape, OnnxJavaType.UINT8);
        var result = session.run(Map.of("image", image))) {
      return HeatMaps.read(
          manifest,
          HeatMaps.Maps.of(
              floats(result, "scores"), floats(result, "peak"), floats(result, "ltrb")),
          floor);
    } catch (OrtException e) {
      throw new BrokenModel("it stopped: " + e.getMessage(), e);
    }
  }

  private static FloatBuffer floats(OrtSession.Result result, String name) throws BrokenModel {
    if (result.get(name).orElse(null) instanceof OnnxTensor tensor) return tensor.getFloatBuffer();
    throw new BrokenModel("it gives no output '" + name + "'");
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
