package dev.loupe.control.rollout;

import dev.loupe.control.assignment.AssignmentSigner;
import dev.loupe.control.assignment.Issued;
import dev.loupe.control.fleet.Fleet;
import dev.loupe.control.gate.Evidence;
import dev.loupe.control.gate.Observed;
import dev.loupe.control.rollout.Command.Announce;
import dev.loupe.control.rollout.Command.Assign;
import dev.loupe.control.rollout.Command.Call;
import dev.loupe.control.rollout.Judgement.Judged;
import dev.loupe.control.rollout.RolloutState.Draft;
import dev.loupe.control.rollout.RolloutStore.Change;
import dev.loupe.control.rollout.RolloutStore.Weighing;
import dev.loupe.schema.fleet.Assignment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Moves a rollout by one step: reads, judges, saves; what is to be sent it returns, for only what
/// is saved may be sent.
public final class Actor {
  private final RolloutStore store;
  private final Evidence evidence;
  private final Fleet fleet;
  private final Candidates candidates;
  private final AssignmentSigner signer;

  /// What a turn did. `issued` is saved and not yet sent; `called` is null or why a person must
  /// look.
  public record Turn(
      Rollout rollout,
      Weighing weighing,
      List<Issued> issued,
      List<String> called,
      boolean saved) {}

  public Actor(
      RolloutStore store,
      Evidence evidence,
      Fleet fleet,
      Candidates candidates,
      AssignmentSigner signer) {
    this.store = store;
    this.evidence = evidence;
    this.fleet = fleet;
    this.candidates = candidates;
    this.signer = signer;
  }

  /// What a turn would rest on; nothing is saved.
  public Weighing look(Rollout rollout, Instant now) {
    var facts = facts(rollout);
    return new Weighing(Judge.judge(rollout, facts, now), facts.observed());
  }

  public Turn turn(Rollout rollout, Instant now) throws StaleRollout {
    return act(rollout, (judged, facts) -> Steps.step(rollout, judged, facts, now), now);
  }

  public Turn abort(Rollout rollout, String why, Instant now) throws StaleRollout {
    return act(rollout, (_, _) -> Steps.abort(rollout, why, now), now);
  }

  public Turn promote(Rollout rollout, Instant now) throws StaleRollout {
    return act(rollout, (judged, _) -> Steps.promote(rollout, judged, now), now);
  }

  private Turn act(Rollout rollout, BiFunction<Judged, Facts, Step> how, Instant now)
      throws StaleRollout {
    var facts = facts(rollout);
    var weighing = new Weighing(Judge.judge(rollout, facts, now), facts.observed());
    var step = how.apply(weighing.judged(), facts);
    var issued = issue(rollout, step, facts, now);
    if (step.next().equals(rollout.state()) && issued.isEmpty())
      return new Turn(rollout, weighing, List.of(), List.of(), false);
    // the registry hears of it first: asked twice it does the same, not asked it would never know
    if (step.commands().stream().anyMatch(Announce.class::isInstance))
      candidates.promoted(rollout.terms().candidate(), rollout.id());
    var called = calls(step);
    var why = why(weighing, step, called);
    var saved =
        store.save(
            new Change(rollout.in(step.next()), why, !called.isEmpty(), weighing, issued), now);
    return new Turn(saved, weighing, issued, called, true);
  }

  private static String why(Weighing weighing, Step step, List<String> called) {
    return switch (step.next()) {
      case RolloutState.RollingBack(_, var why, _, _) -> why;
      case RolloutState.Refused(var why, _, _) -> why;
      case RolloutState.Aborted(var why, _, _) -> why;
      case RolloutState.RolledBack(var why, _, _) -> why;
      case RolloutState _ when !called.isEmpty() -> called.getFirst();
      case RolloutState _ -> weighing.judged().judgement().why();
    };
  }

  private static List<String> calls(Step step) {
    return step.commands().stream()
        .filter(Call.class::isInstance)
        .map(it -> ((Call) it).why())
        .toList();
  }

  private Facts facts(Rollout rollout) {
    var terms = rollout.terms();
    var observed =
        rollout.state() instanceof Draft
            ? Observed.NOTHING
            : evidence.observe(
                new Evidence.Question(
                    rollout.id(),
                    terms.champion(),
                    terms.candidate(),
                    terms.slowMs(),
                    terms.plan().looks()));
    var issued = new HashMap<String, Long>();
    store.assigned(terms.nodes()).forEach((node, it) -> issued.put(node, it.generation()));
    var barred = candidates.barred(terms.candidate()).orElse(null);
    return new Facts(observed, fleet.now(terms.nodes()), issued, barred);
  }

  private List<Issued> issue(Rollout rollout, Step step, Facts facts, Instant now) {
    var issued = new ArrayList<Issued>();
    for (var command : step.commands())
      if (command instanceof Assign assign)
        for (var assignment : assignments(rollout, assign, facts, now))
          issued.add(new Issued(assignment, signer.envelope(assignment), rollout.id()));
    return issued;
  }

  private List<Assignment> assignments(Rollout rollout, Assign assign, Facts facts, Instant now) {
    Map<String, Assignment> last = store.assigned(rollout.terms().nodes());
    return Issuing.of(rollout, assign, last, facts, now);
  }
}
