package dev.loupe.it.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// `integration-tests/checkers/trace.py` of the checkout `root`, on the database of the control
/// plane that keeps its data in `data`.
public record TraceChecker(Path root, Path data) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// `exit` is the script's: 0 each link holds, 1 one does not, 2 nothing could be checked. `says`
  /// is its JSON, else why there is none.
  public record Found(int exit, JsonNode json, String says) {}

  /// Follows the links of `trace`, as REST or `loupe trace -o json` gave it.
  public Found check(String trace, List<String> options) {
    var script = root.resolve("integration-tests/checkers/trace.py").toString();
    var command = new ArrayList<>(List.of("python3", script, "--data", data.toString()));
    command.addAll(options);
    try {
      var process = with(new ProcessBuilder(command)).redirectErrorStream(true).start();
      process.getOutputStream().write(trace.getBytes(UTF_8));
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      var exit = process.waitFor();
      var json = said.startsWith("{") ? JSON.readTree(said) : MissingNode.getInstance();
      return new Found(exit, json, said);
    } catch (IOException e) {
      return new Found(2, MissingNode.getInstance(), "python3 cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The PG* environment, from what the control plane keeps beside its own PostgreSQL.
  private ProcessBuilder with(ProcessBuilder builder) {
    var access = new Properties();
    try (var reader = Files.newBufferedReader(data.resolve("postgres.properties"))) {
      access.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var url = access.getProperty("url").replaceFirst("^jdbc:postgresql://", "").split("[:/?]");
    var environment = builder.environment();
    environment.put("PGHOST", url[0]);
    environment.put("PGPORT", url[1]);
    environment.put("PGDATABASE", url[2]);
    environment.put("PGUSER", access.getProperty("user"));
    environment.put("PGPASSWORD", access.getProperty("password"));
    return builder;
  }
}
