package dev.loupe.it.show;

import ai.onnxruntime.OrtException;
import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.Digest;
import dev.loupe.it.bench.BareModel;

/// How long a detector takes on this machine, and how much more with one more convolution, in ms.
record SlowRounds(double plain, double each) {
  private static final int FEW = 40;
  private static final int RUNS = 25;

  static SlowRounds measure(FaultyOnnx onnx, Bundle sound) {
    var plain = quickest(sound, sound.model());
    var few = quickest(sound, onnx.slow(FEW));
    return new SlowRounds(plain, (few - plain) / FEW);
  }

  /// How many convolutions more make it take so long.
  int taking(double ms) {
    return Math.max(1, (int) Math.ceil((ms - plain) / each));
  }

  private static double quickest(Bundle like, byte[] model) {
    return quickest(new Bundle(like.manifest(), Digest.sha256(model), model));
  }

  /// In ms.
  static double quickest(Bundle bundle) {
    try (var bare = new BareModel(bundle)) {
      return bare.quickest(RUNS);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
