package dev.loupe.schema.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes one JSON message to bytes. A null is written as absent.
public final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  /// JSON's writer in memory: what it throws is a bug.
  interface Step {
    void write(JsonGenerator out) throws IOException;
  }

  private final JsonGenerator out;

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  /// `fields` writes the fields of the message's one object.
  public static byte[] encode(Consumer<JsonWriter> fields) {
    var bytes = new ByteArrayOutputStream(512);
    try (var out = FACTORY.createGenerator(bytes)) {
      new JsonWriter(out).object(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private JsonWriter step(Step step) {
    try {
      step.write(out);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonWriter object(Consumer<JsonWriter> fields) {
    step(JsonGenerator::writeStartObject);
    fields.accept(this);
    return step(JsonGenerator::writeEndObject);
  }

  public JsonWriter object(String name, Consumer<JsonWriter> fields) {
    return step(out -> out.writeFieldName(name)).object(fields);
  }

  public JsonWriter text(String name, @Nullable Object value) {
    return value == null ? this : step(out -> out.writeStringField(name, value.toString()));
  }

  public JsonWriter text(String value) {
    return step(out -> out.writeString(value));
  }

  public JsonWriter integer(String name, long value) {
    return step(out -> out.writeNumberField(name, value));
  }

  public JsonWriter bool(String name, boolean value) {
    return step(out -> out.writeBooleanField(name, value));
  }

  public JsonWriter decimal(String name, double value) {
    return step(out -> out.writeFieldName(name)).decimal(value);
  }

  /// Rounded to six places: scores, milliseconds and pixels carry no more.
  public JsonWriter decimal(double value) {
    if (!Double.isFinite(value)) throw new IllegalArgumentException("not finite: " + value);
    return step(out -> out.writeNumber(Math.rint(value * 1e6) / 1e6));
  }

  public JsonWriter integer(long value) {
    return step(out -> out.writeNumber(value));
  }

  public <T> JsonWriter list(String name, List<T> items, Consumer<T> each) {
    return step(out -> out.writeFieldName(name)).list(items, each);
  }

  public <T> JsonWriter list(List<T> items, Consumer<T> each) {
    step(JsonGenerator::writeStartArray);
    items.forEach(each);
    return step(JsonGenerator::writeEndArray);
  }

  /// Bytes that are JSON already, unchanged.
  public JsonWriter raw(byte[] json) {
    return step(
        out -> out.writeRawValue(new String(json, java.nio.charset.StandardCharsets.UTF_8)));
  }
}
