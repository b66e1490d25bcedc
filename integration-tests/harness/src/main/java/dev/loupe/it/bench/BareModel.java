package dev.loupe.it.bench;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.Manifest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;

/// A bundle's model in ONNX Runtime and nothing around it, with the session options of the edge
/// node (one intra-op thread, no spinning, sums that do not overflow): the floor under every
/// latency.
public final class BareModel implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final Manifest.Size size;
  private final String input;
  private final OnnxTensor tensor;
  private final ByteBuffer bytes;

  public BareModel(Bundle bundle) throws OrtException {
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.x64quantprecision", "1");
      session = environment.createSession(bundle.model(), options);
    }
    size = bundle.manifest().input();
    var first = session.getInputInfo().entrySet().iterator().next();
    input = first.getKey();
    var info = (TensorInfo) first.getValue().getInfo();
    var width = info.type == OnnxJavaType.FLOAT ? Float.BYTES : 1;
    var elements = Arrays.stream(info.getShape()).reduce(1, (a, b) -> a * b);
    bytes = ByteBuffer.allocateDirect((int) elements * width).order(ByteOrder.nativeOrder());
    tensor =
        width == 1
            ? OnnxTensor.createTensor(environment, bytes, info.getShape(), OnnxJavaType.UINT8)
            : OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), info.getShape());
  }

  /// One call on an image of zeros.
  public void runEmpty() throws OrtException {
    run();
  }

  /// The quickest of `runs` calls on an image of zeros, in ms: what a busy machine does beside a
  /// call only ever adds.
  public double quickest(int runs) throws OrtException {
    var best = Double.MAX_VALUE;
    for (var run = 0; run < runs; run++) best = Math.min(best, run());
    return best;
  }

  /// Fills the input from a board and, for pair models, its template; returns the call's time in
  /// ms.
  public double run(Path image, Path template) throws OrtException, IOException {
    if (bytes.capacity() == 2 * size.width() * size.height()) {
      bytes.put(0, grey(image));
      bytes.put(size.width() * size.height(), grey(template));
    } else {
      fillColours(grey(image));
    }
    return run();
  }

  private double run() throws OrtException {
    var start = System.nanoTime();
    try (var result = session.run(Map.of(input, tensor))) {
      if (result.size() == 0) throw new IllegalStateException("no output");
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /// A grey image has three like channels, each from 0 to 1.
  private void fillColours(byte[] grey) {
    var floats = bytes.asFloatBuffer();
    for (var channel = 0; channel < 3; channel++)
      for (var i = 0; i < grey.length; i++)
        floats.put(channel * grey.length + i, (grey[i] & 0xff) / 255f);
  }

  private byte[] grey(Path file) throws IOException {
    var image = ImageIO.read(file.toFile());
    if (image.getWidth() != size.width() || image.getHeight() != size.height())
      throw new IOException(file + " is not " + size);
    var grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    grey.getGraphics().drawImage(image, 0, 0, null);
    return (byte[]) grey.getRaster().getDataElements(0, 0, size.width(), size.height(), null);
  }

  @Override
  public void close() throws OrtException {
    tensor.close();
    session.close();
  }
}
