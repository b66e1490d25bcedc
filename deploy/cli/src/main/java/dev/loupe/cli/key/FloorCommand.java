package dev.loupe.cli.key;

import dev.loupe.bundle.dsse.FloorCodec;
import dev.loupe.bundle.dsse.TrustCodec.Document;
import dev.loupe.cli.terminal.Answering;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Signs the least security version numbers.
@Command(
    name = "floor",
    description =
        "Signs the least security version number of each model into a file of trusted keys.")
final class FloorCommand extends Answering {
  @Parameters(index = "0", paramLabel = "FILE", description = "The file of trusted keys.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "MODEL=NUMBER",
      description = "All of them: it replaces the former.")
  private Map<String, Long> floors = new TreeMap<>();

  @Option(names = "--key", required = true, description = "A release key of the file, a PEM file.")
  private Path key = Path.of("");

  @Option(names = "--key-id", description = "Its id; by default the file's name without .pem.")
  private @Nullable String id;

  @Override
  protected Exit answer(Terminal terminal) throws IOException {
    var before = Keys.document(file);
    var floor = Keys.signing(key, id).sign(FloorCodec.TYPE, FloorCodec.encode(floors));
    Keys.write(file, new Document(before.keys(), before.revoked(), floor));
    terminal.show(
        Terminal.object().put("file", file + "").putPOJO("floors", floors),
        file + " has the floors " + floors);
    return Exit.DONE;
  }
}
