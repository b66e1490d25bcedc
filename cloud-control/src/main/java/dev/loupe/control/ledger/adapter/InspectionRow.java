package dev.loupe.control.ledger.adapter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.loupe.control.ledger.Digest;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.inspection.View;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An inspection as a row of `inspection`.
final class InspectionRow {
  static final String INSERT =
      """
      insert into inspection (node, journal, seq, received_at, received_day, trigger, part,
        panel_position, lot, line, station, recipe, origin, arm, rollout, generation, model,
        model_digest, verdict, confidence, error, defects, truncated, views, acquire_ms, decode_ms,
        infer_ms, decide_ms, at, monotonic, digest)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?,
        ?::jsonb, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final JsonFactory JSON = new JsonFactory();

  private InspectionRow() {}

  private interface Each<T> {
    void write(JsonGenerator out, T item) throws IOException;
  }

  static void set(Columns columns, Inspection it, Digest digest) throws SQLException {
    var part = it.part();
    columns
        .number(it.trigger())
        .text(part.id())
        .text(part.panelPosition())
        .text(part.lot())
        .text(part.line())
        .text(part.station())
        .text(part.recipe())
        .text(part.origin().name());
    set(columns, it.served());
    columns
        .text(it.outcome().verdict().name())
        .decimal(it.outcome().confidence())
        .text(it.outcome().error().name())
        .text(json(it.defects(), InspectionRow::defect))
        .bool(it.truncated())
        .text(json(it.views(), InspectionRow::view))
        .decimal(it.latency().acquire())
        .decimal(it.latency().decode())
        .decimal(it.latency().infer())
        .decimal(it.latency().decide())
        .time(it.at().wall())
        .number(it.at().monotonic())
        .bytes(digest.bytes());
  }

  private static void set(Columns columns, @Nullable Served served) throws SQLException {
    columns
        .text(served == null ? null : served.arm().name())
        .text(served == null ? null : served.rollout())
        .number(served == null ? null : (Long) served.generation())
        .text(served == null ? null : served.model().label())
        .text(served == null ? null : served.model().digest());
  }

  private static void defect(JsonGenerator out, Defect defect) throws IOException {
    var box = defect.box();
    out.writeStartObject();
    out.writeNumberField("view", defect.view());
    out.writeArrayFieldStart("box");
    for (var side : new double[] {box.left(), box.top(), box.right(), box.bottom()})
      out.writeNumber(side);
    out.writeEndArray();
    out.writeStringField("kind", defect.kind().wireName());
    out.writeNumberField("score", defect.score());
    out.writeEndObject();
  }

  private static void view(JsonGenerator out, View view) throws IOException {
    out.writeStartObject();
    out.writeNumberField("frame", view.frame());
    out.writeNumberField("width", view.width());
    out.writeNumberField("height", view.height());
    if (view.image() != null) out.writeStringField("image", view.image());
    if (view.preview() != null) out.writeStringField("preview", view.preview());
    if (view.template() != null) out.writeStringField("template", view.template());
    out.writeEndObject();
  }

  private static <T> String json(List<T> items, Each<T> each) {
    var text = new StringWriter();
    try (var out = JSON.createGenerator(text)) {
      out.writeStartArray();
      for (var item : items) each.write(out, item);
      out.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory: a bug
    }
    return text.toString();
  }
}
