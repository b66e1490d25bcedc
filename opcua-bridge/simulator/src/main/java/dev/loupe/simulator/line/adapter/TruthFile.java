package dev.loupe.simulator.line.adapter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.loupe.simulator.board.Flaw;
import dev.loupe.simulator.line.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The truth about each part, one JSON object a line, written before the part reaches its camera.
/// For checkers only.
public final class TruthFile implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final OutputStream file;

  public TruthFile(Path path) throws IOException {
    var parent = path.toAbsolutePath().getParent();
    if (parent != null) Files.createDirectories(parent);
    file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  public void write(String station, Piece piece) throws IOException {
    var line = new ByteArrayOutputStream(512);
    try (var out = JSON.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("part", piece.part().id());
      out.writeStringField("station", station);
      out.writeStringField("lot", piece.part().lot());
      out.writeStringField("recipe", piece.part().recipe());
      out.writeStringField("position", piece.part().position());
      out.writeStringField("kind", piece.kind().wireName());
      out.writeArrayFieldStart("boxes");
      for (var flaw : piece.specimen().flaws()) write(out, flaw);
      out.writeEndArray();
      out.writeEndObject();
      out.writeRaw('\n');
    }
    synchronized (file) { // the stations share it
      file.write(line.toByteArray());
    }
  }

  private static void write(JsonGenerator out, Flaw flaw) throws IOException {
    out.writeStartObject();
    var box = flaw.box();
    out.writeFieldName("box");
    out.writeArray(new double[] {box.left(), box.top(), box.right(), box.bottom()}, 0, 4);
    out.writeStringField("kind", flaw.kind().wireName());
    out.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
