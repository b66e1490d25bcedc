package dev.loupe.edge.assignment.adapter;

import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.Family;
import dev.loupe.bundle.Refusal;
import dev.loupe.bundle.Thresholds;
import dev.loupe.edge.config.CannotStart;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.inference.Detector.ModelFailed;
import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.edge.inference.Rehearsal;
import dev.loupe.edge.inference.Tryout;
import dev.loupe.edge.inference.adapter.LoadedModel;
import dev.loupe.edge.rule.RecipeRules;
import dev.loupe.edge.rule.adapter.ConfiguredRules;
import dev.loupe.edge.rule.adapter.RuleConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Brings a verified bundle to where it can serve: loaded, rehearsed, and, where it is new here,
/// tried on its golden samples and against the deadline.
final class Warming {
  /// An image compiled ahead of time has nothing to rehearse.
  private static final boolean NATIVE =
      System.getProperty("org.graalvm.nativeimage.imagecode") != null;

  private final RuleConfig recipes;
  private final ImageDecoder decoder;
  private final Duration deadline;
  private final Set<Family> rehearsed = ConcurrentHashMap.newKeySet();

  Warming(RuleConfig recipes, ImageDecoder decoder, Duration deadline) {
    this.recipes = recipes;
    this.decoder = decoder;
    this.deadline = deadline;
  }

  sealed interface Warmed {
    record Warm(Serving model) implements Warmed {}

    record Barred(Refusal code, String sentence) implements Warmed {}
  }

  /// What was tried and accepted here before.
  Warmed again(Bundle bundle) {
    try {
      var model = LoadedModel.of(bundle, rules(bundle));
      rehearse(model, bundle.manifest().family());
      return new Warmed.Warm(model);
    } catch (ModelFailed | CannotStart e) {
      return unfit(String.valueOf(e.getMessage()));
    }
  }

  private void rehearse(Serving model, Family family) {
    if (NATIVE) return;
    if (rehearsed.contains(family)) Rehearsal.briefly(model, decoder);
    else Rehearsal.of(model, decoder);
    rehearsed.add(family);
  }

  /// `beside` is the champion's bundle; null: there is none yet.
  Warmed first(Bundle bundle, @Nullable Bundle beside) {
    var outside = outsideTheSignedRange(bundle);
    if (outside.isPresent()) return unfit(outside.get());
    var warmed = again(bundle);
    if (!(warmed instanceof Warmed.Warm(var model))) return warmed;
    try {
      // In this order: a model that takes seconds would take minutes for its samples.
      var failed = together(model, beside).or(() -> Tryout.golden(model, bundle.golden(), decoder));
      if (failed.isEmpty()) return warmed;
      model.worker().close();
      return new Warmed.Barred(failed.get().code(), failed.get().sentence());
    } catch (RuntimeException e) {
      model.worker().close();
      throw e;
    }
  }

  /// The champion at work must not be kept from the line: a second one of it is loaded for this.
  private Optional<Tryout.Failed> together(Serving model, @Nullable Bundle beside) {
    if (beside == null) return Tryout.inTime(model, null, deadline);
    Serving second;
    try {
      second = LoadedModel.of(beside, rules(beside));
    } catch (ModelFailed e) {
      return Optional.of(new Tryout.Failed(Refusal.BUDGET, String.valueOf(e.getMessage())));
    }
    try {
      return Tryout.inTime(model, second, deadline);
    } finally {
      second.worker().close();
    }
  }

  private RecipeRules rules(Bundle bundle) {
    return ConfiguredRules.over(bundle.manifest().thresholds(), recipes);
  }

  private Optional<String> outsideTheSignedRange(Bundle bundle) {
    var tuning = bundle.manifest().claims().tuning();
    var rules = rules(bundle);
    return Stream.concat(Stream.of(rules.standard()), rules.byRecipe().values().stream())
        .flatMap((Thresholds limits) -> tuning.refusal(limits).stream())
        .map(what -> bundle.ref().label() + ", by loupe.recipes: " + what)
        .findFirst();
  }

  private static Warmed unfit(String what) {
    return new Warmed.Barred(Refusal.UNFIT_MODEL, what + ": " + Refusal.UNFIT_MODEL.wayOut() + ".");
  }
}
