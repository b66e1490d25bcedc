package dev.loupe.simulator.plc.adapter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// All the PLC saw, one JSON object a line, each in the file before the next step. `nanos` is
/// System.nanoTime.
final class PlcLog implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final String station;
  private final OutputStream file;

  PlcLog(String station, Path path) throws IOException {
    this.station = station;
    var parent = path.toAbsolutePath().getParent();
    if (parent != null) Files.createDirectories(parent);
    file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static Map<String, Object> fields(Object... namesAndValues) {
    var fields = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2)
      fields.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    return fields;
  }

  void write(String event, long nanos, Map<String, Object> fields) {
    var line = new ByteArrayOutputStream(256);
    try (var out = JSON.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("at", Instant.now().toString());
      out.writeNumberField("nanos", nanos);
      out.writeStringField("station", station);
      out.writeStringField("event", event);
      for (var field : fields.entrySet()) write(out, field.getKey(), field.getValue());
      out.writeEndObject();
      out.writeRaw('\n');
      out.flush();
      file.write(line.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonGenerator out, String name, Object value) throws IOException {
    switch (value) {
      case Float number -> out.writeNumberField(name, number);
      case Double number -> out.writeNumberField(name, number);
      case Number number -> out.writeNumberField(name, number.longValue());
      case Boolean flag -> out.writeBooleanField(name, flag);
      default -> out.writeStringField(name, value.toString());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
