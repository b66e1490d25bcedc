package dev.loupe.cli.bundle;

import dev.loupe.bundle.Signing;
import dev.loupe.cli.key.Keys;
import dev.loupe.cli.terminal.Answering;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds a person's signature.
@Command(
    name = "sign",
    description = "Signs a bundle with a release key, beside the signatures it carries.")
final class SignCommand extends Answering {
  @Parameters(paramLabel = "BUNDLE", description = "A .loupe file or a directory.")
  private Path bundle = Path.of("");

  @Option(names = "--key", required = true, description = "The private key, a PEM file.")
  private Path key = Path.of("");

  @Option(names = "--key-id", description = "Its id; by default the file's name without .pem.")
  private @Nullable String id;

  @Option(names = "--to", description = "Where to write it; by default over BUNDLE.")
  private @Nullable Path to;

  @Override
  protected Exit answer(Terminal terminal) throws IOException {
    var signing = Keys.signing(key, id);
    var signed = Shelf.contents(Signing.sign(Shelf.load(bundle), signing));
    var target = to == null ? bundle : to;
    Shelf.write(signed, target);
    var opened = Shelf.opened(signed);
    terminal.show(
        Shelf.json(opened).put("signedBy", signing.id()).put("file", target.toString()),
        opened.ref().label() + " is signed by " + signing.id() + ", in " + target);
    return Exit.DONE;
  }
}
