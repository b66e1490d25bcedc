package dev.loupe.schema.wire;

import dev.loupe.schema.fleet.Report.Slot;
import dev.loupe.schema.fleet.Report.SlotState;
import dev.loupe.schema.fleet.Resident;
import dev.loupe.schema.model.ModelRef;
import java.util.List;

/// A slot inside a report. Nodes of before rollouts send no `residents`, `rollout` and `share`.
final class ReportSlotCodec {
  private static final int LONGEST_DETAIL = 500;

  private ReportSlotCodec() {}

  static void write(JsonWriter out, Slot slot) {
    out.text("station", slot.station()).text("recipe", slot.recipe());
    var champion = slot.champion();
    if (champion != null) out.object("champion", in -> ModelRefCodec.write(in, champion));
    out.text("state", slot.state().wireName());
    out.list("residents", slot.residents(), resident -> out.object(in -> write(in, resident)));
    out.text("rollout", slot.rollout()).decimal("share", slot.share());
  }

  private static void write(JsonWriter out, Resident it) {
    out.object("model", in -> ModelRefCodec.write(in, it.model()));
    out.text("role", it.role().wireName()).text("state", it.state().wireName());
    out.text("code", it.code()).text("detail", it.detail());
    var generation = it.generation();
    if (generation != null) out.integer("generation", generation);
  }

  static Slot read(JsonReader in) {
    in.beginObject();
    String station = null;
    String recipe = null;
    ModelRef champion = null;
    SlotState state = null;
    List<Resident> residents = List.of();
    String rollout = null;
    double share = 0;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "station" -> station = in.text(PartCodec.LONGEST);
        case "recipe" -> recipe = in.nullable(() -> in.text(PartCodec.LONGEST));
        case "champion" -> champion = in.nullable(() -> ModelRefCodec.read(in));
        case "state" -> state = Words.read(in, SlotState.values(), SlotState::wireName);
        case "residents" -> residents = in.list(16, () -> readResident(in));
        case "rollout" -> rollout = in.nullable(() -> in.text(PartCodec.LONGEST));
        case "share" -> share = in.decimal(0, 1);
        default -> in.skip();
      }
    }
    return new Slot(
        in.required(station, "station"),
        recipe,
        champion,
        in.required(state, "state"),
        residents,
        rollout,
        share);
  }

  private static Resident readResident(JsonReader in) {
    in.beginObject();
    ModelRef model = null;
    Resident.Role role = null;
    Resident.State state = null;
    String code = null;
    String detail = null;
    Long generation = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "model" -> model = ModelRefCodec.read(in);
        case "role" -> role = Words.read(in, Resident.Role.values(), Resident.Role::wireName);
        case "state" -> state = Words.read(in, Resident.State.values(), Resident.State::wireName);
        case "code" -> code = in.nullable(() -> in.text(64));
        case "detail" -> detail = in.nullable(() -> in.text(LONGEST_DETAIL));
        case "generation" -> generation = in.nullable(() -> in.integer(0, Long.MAX_VALUE - 1));
        default -> in.skip();
      }
    }
    return new Resident(
        in.required(model, "model"),
        in.required(role, "role"),
        in.required(state, "state"),
        code,
        detail,
        generation);
  }
}
