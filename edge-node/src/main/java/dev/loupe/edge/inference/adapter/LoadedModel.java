package dev.loupe.edge.inference.adapter;

import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.edge.drift.Bins;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.inference.Detector.ModelFailed;
import dev.loupe.edge.inference.Head;
import dev.loupe.edge.inference.ModelState;
import dev.loupe.edge.inference.ModelWorker;
import dev.loupe.edge.inference.Pair;
import dev.loupe.edge.inference.PairHeatmap;
import dev.loupe.edge.inference.YoloHead;
import dev.loupe.edge.rule.RecipeRules;

/// Brings a verified bundle to where it can serve: loaded, and looked with once.
public final class LoadedModel {
  private LoadedModel() {}

  /// Throws `ModelFailed` where ONNX Runtime refuses the model or its first run fails.
  public static ModelState.Serving of(Bundle bundle, RecipeRules rules) throws ModelFailed {
    var detector = DjlDetector.load(bundle, head(bundle.manifest(), rules.floor()));
    try {
      detector.look(blank(bundle.manifest().input()));
    } catch (ModelFailed | RuntimeException e) {
      detector.close();
      throw e;
    }
    return new ModelState.Serving(
        bundle.ref(),
        bundle.manifest().input(),
        rules,
        new ModelWorker(detector),
        Bins.of(bundle.manifest().claims().bins()));
  }

  public static Head head(Manifest manifest, double floor) {
    return switch (manifest.family()) {
      case PAIR_HEATMAP -> new PairHeatmap(manifest, floor);
      case YOLO -> new YoloHead(manifest, floor);
    };
  }

  private static Pair blank(Size size) {
    var grey = new Grey(size.width(), size.height(), new byte[size.width() * size.height()]);
    return new Pair(grey, grey);
  }
}
