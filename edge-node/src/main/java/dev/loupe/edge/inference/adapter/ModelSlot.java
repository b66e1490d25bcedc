package dev.loupe.edge.inference.adapter;

import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.Opening;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.inference.Candidate;
import dev.loupe.edge.inference.Detector.ModelFailed;
import dev.loupe.edge.inference.Lineup;
import dev.loupe.edge.inference.ModelState;
import dev.loupe.edge.inference.Models;
import dev.loupe.edge.inference.Ran;
import dev.loupe.edge.inference.Rehearsal;
import dev.loupe.edge.rule.RecipeRules;
import dev.loupe.edge.rule.adapter.ConfiguredRules;
import dev.loupe.edge.rule.adapter.RuleConfig;
import dev.loupe.schema.fleet.FaultCode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// The node's one model. It is opened and its thresholds are checked at once; it is loaded and
/// warmed beside the node's start. A node whose model fails lives on, says why, and is not ready.
@Singleton
public final class ModelSlot implements Supplier<ModelState>, Models {
  private static final Logger LOG = Logger.getLogger(ModelSlot.class);

  /// An image compiled ahead of time has nothing to rehearse.
  private static final boolean NATIVE =
      System.getProperty("org.graalvm.nativeimage.imagecode") != null;

  private final Faults faults;
  private final ImageDecoder decoder;
  private volatile ModelState state;

  @Inject
  ModelSlot(ModelConfig config, RuleConfig recipes, Faults faults, ImageDecoder decoder) {
    this.faults = faults;
    this.decoder = decoder;
    OnnxLibraries.keepIn(config.data().resolve("onnxruntime"));
    switch (open(config)) {
      case Opening.Opened(var bundle) -> {
        var rules = ConfiguredRules.over(bundle.manifest().thresholds(), recipes);
        state = new ModelState.Warming(bundle.ref());
        Thread.ofPlatform().name("model-warming").daemon().start(() -> load(bundle, rules));
      }
      case Opening.Refused refused -> {
        state = new ModelState.Failed(refused.sentence());
        fail(refused.sentence());
      }
    }
  }

  private static Opening open(ModelConfig config) {
    return config
        .model()
        .map(BundleReader::open)
        .orElseGet(() ->
            new Opening.Opened(
                DiffBundle.of(new Size(config.diff().width(), config.diff().height()))));
  }

  private void load(Bundle bundle, RecipeRules rules) {
    try {
      var serving = LoadedModel.of(bundle, rules);
      if (!NATIVE) Rehearsal.of(serving, decoder);
      state = serving;
      LOG.infof("Model %s serves", bundle.ref().label());
    } catch (ModelFailed | RuntimeException | LinkageError e) { // the thread's boundary
      LOG.error("Model " + bundle.ref().label() + " cannot serve", e);
      fail("model " + bundle.ref().label() + " cannot serve: " + e.getMessage());
    }
  }

  private void fail(String sentence) {
    LOG.error(sentence);
    state = new ModelState.Failed(sentence);
    faults.raise(FaultCode.MODEL);
  }

  @Override
  public ModelState get() {
    return state;
  }

  @Override
  public Lineup lineup(String recipe) {
    return Lineup.of(state);
  }

  @Override
  public void ran(Candidate candidate, Ran how) {}

  @PreDestroy
  void close() {
    if (state instanceof ModelState.Serving serving) serving.worker().close();
  }
}
