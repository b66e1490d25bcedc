package dev.loupe.control.rollout;

import dev.loupe.control.fleet.NodeNow;
import dev.loupe.control.gate.Finding;
import dev.loupe.control.gate.Gates;
import dev.loupe.control.gate.Observed;
import dev.loupe.control.plan.Forecast;
import dev.loupe.control.plan.Plan;
import dev.loupe.control.rollout.RolloutState.Baking;
import dev.loupe.control.rollout.RolloutState.Canary;
import dev.loupe.control.rollout.RolloutState.Final;
import dev.loupe.control.rollout.RolloutState.Promoted;
import dev.loupe.control.rollout.RolloutState.Promoting;
import dev.loupe.control.rollout.RolloutState.RollingBack;
import dev.loupe.control.rollout.RolloutState.Shadow;
import dev.loupe.control.rollout.RolloutState.Verifying;
import dev.loupe.control.rollout.RolloutStore.Transition;
import dev.loupe.control.rollout.RolloutStore.Weighing;
import dev.loupe.control.rollout.RolloutView.ChangeView;
import dev.loupe.control.rollout.RolloutView.EventsView;
import dev.loupe.control.rollout.RolloutView.GateView;
import dev.loupe.control.rollout.RolloutView.LookView;
import dev.loupe.control.rollout.RolloutView.NodeView;
import dev.loupe.control.rollout.RolloutView.PeopleView;
import dev.loupe.control.rollout.RolloutView.SplitView;
import dev.loupe.control.rollout.RolloutView.StageView;
import dev.loupe.control.rollout.RolloutView.TermsView;
import dev.loupe.control.rollout.RolloutView.WaitView;
import dev.loupe.control.statistics.ClopperPearson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rollout as people see it.
public final class Views {
  /// Everything that is shown: as saved, as weighed now, as reported.
  public record Seen(
      Rollout rollout,
      Weighing weighing,
      List<Transition> transitions,
      Map<String, NodeNow> nodes,
      Map<String, Long> issued) {}

  private Views() {}

  public static RolloutView of(Seen seen, Instant now) {
    var rollout = seen.rollout();
    var terms = rollout.terms();
    var state = rollout.state();
    var judged = seen.weighing().judged();
    var ended = state instanceof Final || state instanceof RollingBack;
    return new RolloutView(
        rollout.id(),
        rollout.version(),
        state.word(),
        state instanceof Canary canary ? canary.stage() : null,
        state instanceof Canary canary && canary.eitherRejects(),
        ended ? seen.transitions().getLast().why() : judged.judgement().why(),
        waiting(seen, now),
        terms(terms),
        people(rollout),
        stages(rollout, seen.weighing().observed()),
        terms.places().stream().map(place -> node(seen, place)).toList(),
        judged.weighed().findings().stream().map(Views::gate).toList(),
        looks(terms.plan(), seen.weighing().observed()),
        new SplitView(judged.weighed().splitLogE(), Gates.SPLIT_LOG_LIMIT),
        seen.transitions().stream().map(Views::change).toList());
  }

  private static WaitView waiting(Seen seen, Instant now) {
    var rollout = seen.rollout();
    var word = rollout.state().word();
    return new WaitView(
        rollout.isFinal() ? word : seen.weighing().judged().judgement().word(),
        rollout.isFinal() ? null : Duration.between(since(seen), now).toSeconds(),
        isCalled(rollout.state()));
  }

  private static boolean isCalled(RolloutState state) {
    return switch (state) {
      case RolloutState.Verifying it -> it.called();
      case RolloutState.Shadow it -> it.called();
      case RolloutState.Canary it -> it.called();
      case RolloutState.Draft _,
          RolloutState.Promoting _,
          RolloutState.Baking _,
          RolloutState.RollingBack _,
          RolloutState.Final _ ->
          false;
    };
  }

  private static TermsView terms(Terms it) {
    return new TermsView(
        it.planName(),
        it.champion(),
        it.candidate(),
        it.recipe(),
        it.slowMs(),
        it.partsPerDay(),
        forecast(it));
  }

  private static PeopleView people(Rollout it) {
    var pause = it.pause();
    return new PeopleView(
        it.terms().startedBy(),
        it.terms().startedAt(),
        it.approvedBy(),
        pause == null ? null : pause.by(),
        pause == null ? null : pause.why());
  }

  private static Instant since(Seen seen) {
    return switch (seen.rollout().state()) {
      case Verifying it -> it.since();
      case Shadow it -> it.since();
      case Canary it -> it.since();
      case Promoting it -> it.since();
      case Baking it -> it.since();
      case RollingBack it -> it.since();
      case RolloutState.Draft _, Final _ -> seen.transitions().getLast().at();
    };
  }

  private static List<Forecast.Part> forecast(Terms terms) {
    return switch (Forecast.of(terms.plan(), terms.partsPerDay())) {
      case Forecast.Concludes(var parts, _) -> parts;
      case Forecast.CannotConclude _ -> List.of();
    };
  }

  private static List<StageView> stages(Rollout rollout, Observed observed) {
    var plan = rollout.terms().plan();
    var at = place(rollout);
    var all = new ArrayList<StageView>();
    all.add(
        new StageView(
            "shadow",
            plan.shadow().share(),
            observed.disputed().compared(),
            plan.shadow().minParts(),
            0,
            plan.shadow().maxHold().toSeconds(),
            null,
            standing(0, at)));
    for (int i = 1; i <= plan.stages().size(); i++) {
      var stage = plan.stage(i);
      all.add(
          new StageView(
              "canary",
              stage.share(),
              Judge.decided(observed, stage.share()),
              stage.minParts(),
              stage.minTime().toSeconds(),
              stage.maxHold().toSeconds(),
              stage.lease().toSeconds(),
              standing(i, at)));
    }
    return all;
  }

  /// 0 in shadow, then the stage; beyond the last once promoted, −1 before the first and where it
  /// went back.
  private static int place(Rollout rollout) {
    return switch (rollout.state()) {
      case Shadow _ -> 0;
      case Canary it -> it.stage();
      case Promoting _, Baking _, Promoted _ -> rollout.terms().plan().stages().size() + 1;
      case RolloutState.Draft _, Verifying _, RollingBack _, Final _ -> -1;
    };
  }

  private static String standing(int stage, int at) {
    return stage < at ? "DONE" : stage == at ? "NOW" : "LATER";
  }

  private static NodeView node(Seen seen, Terms.Place place) {
    var terms = seen.rollout().terms();
    var node = seen.nodes().get(place.node());
    var slot = node == null ? null : node.slot(terms.recipe()).orElse(null);
    var champion = slot == null ? null : slot.champion();
    var candidate =
        slot == null
            ? null
            : slot.residents().stream()
                .filter(it -> it.model().digest().equals(terms.candidate().digest()))
                .findFirst()
                .orElse(null);
    return new NodeView(
        place.node(),
        place.station(),
        node == null ? null : node.reportedAt(),
        seen.issued().getOrDefault(place.node(), 0L),
        node == null ? 0 : node.generation(),
        champion == null ? null : champion.label(),
        slot == null ? 0 : slot.share(),
        candidate == null ? null : candidate.state().wireName(),
        candidate == null ? null : candidate.code(),
        arrived(seen.rollout().state(), place.node()));
  }

  private static @Nullable Boolean arrived(RolloutState state, String node) {
    return switch (state) {
      case Promoting it -> !it.pending().contains(node);
      case RollingBack it -> !it.pending().contains(node);
      case Baking it -> reported(it.unknown(), node);
      case Promoted it -> reported(it.unknown(), node);
      case RolloutState.RolledBack it -> reported(it.unknown(), node);
      case RolloutState.Aborted it -> reported(it.unknown(), node);
      case RolloutState.Refused it -> reported(it.unknown(), node);
      case RolloutState.Draft _, Verifying _, Shadow _, Canary _ -> null;
    };
  }

  private static boolean reported(Set<String> unknown, String node) {
    return !unknown.contains(node);
  }

  public static GateView gate(Finding it) {
    return new GateView(
        it.gate().letter(),
        it.gate().counts(),
        it.mark().name(),
        Math.min(Double.MAX_VALUE, Math.exp(it.logE())),
        Math.exp(it.logLimit()),
        it.logE(),
        it.logLimit(),
        it.events().stream()
            .map(each -> new EventsView(each.share(), each.candidate(), each.champion()))
            .toList(),
        it.says());
  }

  private static List<LookView> looks(Plan plan, Observed observed) {
    return plan.looks().stream()
        .map(parts ->
            observed.disputed().looks().stream()
                .filter(it -> it.parts() == parts)
                .findFirst()
                .map(it -> look(plan, it))
                .orElseGet(() -> new LookView(parts, false, 0, 0, 0, 1, plan.margin())))
        .toList();
  }

  private static LookView look(Plan plan, Observed.Look it) {
    return new LookView(
        it.parts(),
        true,
        it.disputed(),
        it.adjudicated(),
        it.candidateWrong(),
        ClopperPearson.upper(it.candidateWrong(), it.parts(), plan.lookAlpha()),
        plan.margin());
  }

  private static ChangeView change(Transition it) {
    return new ChangeView(it.version(), it.at(), it.state().word(), it.why(), it.called());
  }
}
