package dev.loupe.cli.bundle;

import dev.loupe.bundle.Site;
import dev.loupe.cli.terminal.Answering;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// For a site without a network: from the stick into the directory that `loupe.model` names.
@Command(name = "import", description = "Verifies a .loupe file and unpacks it into a directory.")
final class ImportCommand extends Answering {
  @Parameters(index = "0", paramLabel = "FILE", description = "The .loupe file.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "DIRECTORY", description = "New or empty.")
  private Path directory = Path.of("");

  @Option(names = "--trust", required = true, description = "The file of trusted keys.")
  private Path trust = Path.of("");

  @Override
  protected Exit answer(Terminal terminal) throws IOException {
    var contents = Shelf.load(file);
    var site = Site.withoutPlc(Shelf.trust(trust), Instant.now());
    var opened = VerifyCommand.accepted(contents, site).bundle();
    Shelf.mustBeFree(directory);
    Shelf.write(contents, directory);
    terminal.show(
        Shelf.json(opened).put("directory", directory.toString()),
        opened.ref().label() + " lies in " + directory);
    return Exit.DONE;
  }
}
