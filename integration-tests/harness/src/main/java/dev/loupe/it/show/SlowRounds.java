package dev.loupe.it.show;

import ai.onnxruntime.OrtException;
import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.Digest;
import dev.loupe.it.bench.BareModel;

/// How many convolutions more make a detector take so long on this machine.
final class SlowRounds {
  private static final int FEW = 40;
  private static final int RUNS = 25;

  private SlowRounds() {}

  static int taking(FaultyOnnx onnx, Bundle sound, double ms) {
    var plain = quickest(sound, sound.model());
    var few = quickest(sound, onnx.slow(FEW));
    return Math.max(1, (int) Math.ceil((ms - plain) / ((few - plain) / FEW)));
  }

  /// In ms: what a busy machine does beside it only ever adds.
  private static double quickest(Bundle like, byte[] model) {
    var best = Double.MAX_VALUE;
    try (var bare = new BareModel(new Bundle(like.manifest(), Digest.sha256(model), model))) {
      for (var run = 0; run < RUNS; run++) {
        var start = System.nanoTime();
        bare.runEmpty();
        best = Math.min(best, (System.nanoTime() - start) / 1e6);
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
    return best;
  }
}
