package dev.loupe.control.fleet.adapter;

import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Resident;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A reported slot as it stands in the column `node.slots`, with the wire's names.
final class SlotText {
  private SlotText() {}

  static Map<String, @Nullable Object> of(Report.Slot slot) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    var champion = slot.champion();
    fields.put("station", slot.station());
    fields.put("recipe", slot.recipe());
    fields.put("model", champion == null ? null : champion.label());
    fields.put("digest", champion == null ? null : champion.digest());
    fields.put("state", slot.state().wireName());
    fields.put("residents", slot.residents().stream().map(SlotText::of).toList());
    fields.put("rollout", slot.rollout());
    fields.put("share", slot.share());
    return fields;
  }

  private static Map<String, @Nullable Object> of(Resident it) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("model", it.model().label());
    fields.put("digest", it.model().digest());
    fields.put("role", it.role().wireName());
    fields.put("state", it.state().wireName());
    fields.put("code", it.code());
    fields.put("detail", it.detail());
    fields.put("generation", it.generation());
    return fields;
  }
}
