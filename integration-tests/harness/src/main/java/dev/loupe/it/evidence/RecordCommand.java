package dev.loupe.it.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Passes a program's output on and keeps its last line, a JSON object, as evidence. 1 where there
/// is none.
@Command(name = "record", description = "Keeps the JSON that a command prints as its last line.")
public final class RecordCommand implements Callable<Integer> {
  @Parameters(index = "0")
  private String name = "";

  @Option(names = "--command", required = true)
  private String command = "";

  @Option(names = "--evidence", required = true)
  private Path folder = Path.of("evidence");

  @Override
  public Integer call() throws IOException {
    var last = "";
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = input.readLine()) != null; last = line) System.out.println(line);
    try {
      var result = new ObjectMapper().readTree(last);
      if (result == null || !result.isObject()) return 1;
      System.out.println("kept in " + new Evidence(folder).write(name, command, result));
      return 0;
    } catch (JsonProcessingException e) {
      System.err.println(name + " ended without its JSON object: nothing is kept.");
      return 1;
    }
  }
}
