package dev.loupe.cli.key;

import dev.loupe.bundle.dsse.Pem;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.cli.terminal.Answering;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a pair: the private half for its owner alone.
@Command(
    name = "create",
    description = "Makes ID.pem, the private key, and ID.pub.pem (ECDSA P-256).")
final class CreateCommand extends Answering {
  @Parameters(paramLabel = "ID", description = "By what name others know it.")
  private String id = "";

  @Option(names = "--dir", defaultValue = ".", description = "Where to write both (.).")
  private Path directory = Path.of(".");

  @Override
  protected Exit answer(Terminal terminal) throws IOException {
    var created = created();
    Files.createDirectories(directory);
    var secret = directory.resolve(id + ".pem");
    var open = directory.resolve(id + ".pub.pem");
    Keys.writePrivate(secret, Pem.of(created.signing().key()));
    Files.writeString(open, Pem.of(created.publicKey()));
    terminal.show(
        Terminal.object().put("id", id).put("private", secret + "").put("public", open + ""),
        "%s is private: keep it offline. Add %s to trusted keys by `loupe key trust FILE --id %s --public-key %s --use …`."
            .formatted(secret, open, id, open));
    return Exit.DONE;
  }

  private SigningKey.Created created() {
    try {
      return SigningKey.create(id);
    } catch (IllegalArgumentException e) {
      throw new Failed(Exit.USAGE, e.getMessage() + ".");
    }
  }
}
