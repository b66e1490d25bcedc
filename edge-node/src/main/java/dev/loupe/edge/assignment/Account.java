package dev.loupe.edge.assignment;

import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Report.SlotState;
import dev.loupe.schema.fleet.Resident;
import dev.loupe.schema.fleet.Resident.Role;
import dev.loupe.schema.fleet.Resident.State;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the report says of the slots.
final class Account {
  private static final int LONGEST = 500;

  private Account() {}

  static List<Report.Slot> of(Desk desk, String station, long now) {
    return new TreeMap<>(desk.slots())
        .entrySet().stream().map(it -> slot(station, it.getKey(), it.getValue(), now)).toList();
  }

  private static Report.Slot slot(String station, String recipe, Slot slot, long now) {
    var terms = slot.terms().candidate();
    var acts = slot.candidateActs(now);
    var next = slot.next();
    var shown =
        slot.held().champion() != null
            ? slot.held().champion()
            : next == null || next.stage() instanceof Stage.Refused ? null : next.model();
    return new Report.Slot(
        station,
        recipe.isEmpty() ? null : recipe,
        shown,
        state(slot),
        residents(slot, acts),
        terms == null ? null : terms.rollout(),
        acts && terms != null ? terms.share() : 0);
  }

  private static SlotState state(Slot slot) {
    if (slot.held().champion() != null) return SlotState.SERVING;
    return slot.next() == null || slot.next().stage() instanceof Stage.Refused
        ? SlotState.FAILED
        : SlotState.WARMING;
  }

  private static List<Resident> residents(Slot slot, boolean acts) {
    var all = new ArrayList<Resident>();
    var held = slot.held();
    if (held.champion() != null)
      all.add(
          new Resident(
              held.champion(), Role.CHAMPION, State.SERVING, null, null, generation(slot)));
    if (held.former() != null && held.formerLoaded())
      all.add(new Resident(held.former(), Role.CHAMPION, State.RESIDENT, "FORMER", null, null));
    if (slot.next() != null) all.add(coming(slot, slot.next(), Role.CHAMPION));
    if (slot.candidate() != null) all.add(candidate(slot, slot.candidate(), acts));
    return all;
  }

  private static Resident candidate(Slot slot, Coming it, boolean acts) {
    if (!(it.stage() instanceof Stage.Ready)) return coming(slot, it, Role.CANDIDATE);
    var code =
        switch (slot.authority()) {
          case Authority.Ended(var why) -> why.name();
          case Authority.Waiting _ -> "WAITS_FOR_LEASE";
          case Authority.Leased _ -> acts ? null : Authority.Why.LEASE_OVER.name();
          case Authority.Free _, Authority.None _ -> null;
        };
    return new Resident(
        it.model(),
        Role.CANDIDATE,
        acts ? State.SERVING : State.RESIDENT,
        code,
        null,
        generation(slot));
  }

  private static Resident coming(Slot slot, Coming it, Role role) {
    String code = null;
    String detail = null;
    switch (it.stage()) {
      case Stage.Refused(var refused, var sentence) -> {
        code = refused.name();
        detail = sentence;
      }
      case Stage.Pausing(_, _, var why) -> detail = why;
      case Stage.Holding(_, var why) -> detail = why;
      case Stage.Fetching _, Stage.Verifying _, Stage.Warming _, Stage.Ready _ -> {}
    }
    return new Resident(
        it.model(), role, it.stage().state(), code, limited(detail), generation(slot));
  }

  private static @Nullable String limited(@Nullable String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static @Nullable Long generation(Slot slot) {
    return slot.terms().slot() == null ? null : slot.terms().generation();
  }
}
