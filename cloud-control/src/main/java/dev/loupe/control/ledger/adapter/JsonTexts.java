package dev.loupe.control.ledger.adapter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.drift.Histogram;
import dev.loupe.schema.inspection.Sampling;
import dev.loupe.schema.inspection.View;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// What stands in a row's JSON columns.
final class JsonTexts {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonTexts() {}

  interface Each<T> {
    void write(JsonGenerator out, T item) throws IOException;
  }

  static <T> String of(List<T> items, Each<T> each) {
    return text(
        items,
        (out, all) -> {
          out.writeStartArray();
          for (var item : all) each.write(out, item);
          out.writeEndArray();
        });
  }

  static String of(Sampling sampling) {
    return text(
        sampling,
        (out, it) -> {
          out.writeStartObject();
          out.writeStringField("unit", it.unit());
          out.writeBooleanField("identified", it.identified());
          var audit = it.audit();
          if (audit != null) out.writeNumberField("audit", audit);
          out.writeEndObject();
        });
  }

  static void defect(JsonGenerator out, Defect defect) throws IOException {
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

  static void view(JsonGenerator out, View view) throws IOException {
    out.writeStartObject();
    out.writeNumberField("frame", view.frame());
    out.writeNumberField("width", view.width());
    out.writeNumberField("height", view.height());
    if (view.image() != null) out.writeStringField("image", view.image());
    if (view.preview() != null) out.writeStringField("preview", view.preview());
    if (view.template() != null) out.writeStringField("template", view.template());
    out.writeEndObject();
  }

  static void histogram(JsonGenerator out, Histogram it) throws IOException {
    out.writeStartObject();
    out.writeStringField("signal", it.signal().name());
    out.writeArrayFieldStart("edges");
    for (var edge : it.edges()) out.writeNumber(edge);
    out.writeEndArray();
    out.writeArrayFieldStart("counts");
    for (var count : it.counts()) out.writeNumber(count);
    out.writeEndArray();
    out.writeEndObject();
  }

  private static <T> String text(T value, Each<T> each) {
    var text = new StringWriter();
    try (var out = JSON.createGenerator(text)) {
      each.write(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory: a bug
    }
    return text.toString();
  }
}
