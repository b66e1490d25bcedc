package dev.loupe.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;

/// Where the command writes: answers to `out`, sentences about failures to `err`.
public record Terminal(PrintWriter out, PrintWriter err, Format format) {
  public static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /// For people a table, for programs JSON.
  public enum Format {
    table,
    json
  }

  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /// The same answer in the asked-for form; `json` is anything Jackson writes.
  public void show(Object json, Object table) {
    if (format == Format.json) out.println(text(json));
    else out.print(lines(table.toString()));
    out.flush();
  }

  /// One answer of many, each on a line of its own.
  public void line(com.fasterxml.jackson.databind.JsonNode json, String text) {
    out.println(format == Format.json ? json.toString() : text);
    out.flush();
  }

  private static String lines(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }

  private static String text(Object json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // our own tree
    }
  }

  public void tell(Failed failed) {
    if (format == Format.json)
      err.println(text(object().put("code", failed.code()).put("sentence", failed.sentence())));
    else err.println(failed.sentence());
    err.flush();
  }
}
