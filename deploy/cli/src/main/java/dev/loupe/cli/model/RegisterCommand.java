package dev.loupe.cli.model;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.Loading.Loaded;
import dev.loupe.bundle.Opening.Refused;
import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Terminal;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Sends a signed bundle to the registry.
@Command(
    name = "register",
    description = "Registers a signed bundle; the same again changes nothing.")
final class RegisterCommand extends Asking {
  @Parameters(paramLabel = "BUNDLE", description = "A .loupe file or a directory.")
  private Path bundle = Path.of("");

  @Override
  protected Exit answer(Terminal terminal, Server server) {
    var registered = server.upload(Server.path("models"), bytes());
    terminal.show(
        registered,
        registered.has("digest")
            ? Json.text(registered, "label") + " is registered"
            : Json.text(registered, "sentence"));
    return Exit.DONE;
  }

  private byte[] bytes() {
    return switch (BundleReader.load(bundle)) {
      case Loaded(var contents) -> Archive.write(contents);
      case Refused refused ->
          throw new Failed(
              Exit.REFUSED, refused.code().name(), refused.code() + ": " + refused.sentence());
    };
  }
}
