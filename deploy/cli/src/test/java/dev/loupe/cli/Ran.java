package dev.loupe.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/// One run of the command, as a shell would see it.
record Ran(int exit, String out, String err) {
  static Ran loupe(Map<String, String> environment, Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var words = new String[arguments.length];
    for (var i = 0; i < words.length; i++) words[i] = arguments[i].toString();
    var exit = Loupe.run(environment, new PrintWriter(out), new PrintWriter(err), words);
    return new Ran(exit, out.toString(), err.toString());
  }

  static Ran loupe(Object... arguments) {
    return loupe(Map.of(), arguments);
  }

  JsonNode json() {
    try {
      return Terminal.JSON.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError(out + err, e);
    }
  }
}
