package dev.loupe.control.fleet.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Resident;
import dev.loupe.schema.model.ModelRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

  /// What `of` wrote.
  static List<Report.Slot> read(JsonNode slots) {
    var all = new ArrayList<Report.Slot>();
    for (var slot : slots) all.add(slot(slot));
    return all;
  }

  private static Report.Slot slot(JsonNode it) {
    var residents = new ArrayList<Resident>();
    for (var each : it.path("residents")) residents.add(resident(each));
    return new Report.Slot(
        it.path("station").asText(),
        textOrNull(it, "recipe"),
        it.path("digest").isTextual() ? model(it) : null,
        Report.SlotState.valueOf(upper(it, "state")),
        residents,
        textOrNull(it, "rollout"),
        it.path("share").asDouble());
  }

  private static Resident resident(JsonNode it) {
    return new Resident(
        model(it),
        Resident.Role.valueOf(upper(it, "role")),
        Resident.State.valueOf(upper(it, "state")),
        textOrNull(it, "code"),
        textOrNull(it, "detail"),
        it.path("generation").isNumber() ? it.path("generation").asLong() : null);
  }

  /// From its label, `name:version@first12hex`.
  private static ModelRef model(JsonNode it) {
    var label = it.path("model").asText();
    var at = label.lastIndexOf('@');
    var colon = label.lastIndexOf(':', at);
    return new ModelRef(
        label.substring(0, colon), label.substring(colon + 1, at), it.path("digest").asText());
  }

  private static String upper(JsonNode it, String field) {
    return it.path(field).asText().toUpperCase(Locale.ROOT);
  }

  private static @Nullable String textOrNull(JsonNode it, String field) {
    return it.path(field).isTextual() ? it.path(field).asText() : null;
  }
}
