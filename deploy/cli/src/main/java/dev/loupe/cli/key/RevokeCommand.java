package dev.loupe.cli.key;

import dev.loupe.bundle.dsse.Trust.Revoked;
import dev.loupe.bundle.dsse.TrustCodec.Document;
import dev.loupe.cli.terminal.Answering;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes trust back: no new bundle of it is accepted. What runs goes on.
@Command(name = "revoke", description = "Bars a key or a bundle in a file of trusted keys.")
final class RevokeCommand extends Answering {
  @Parameters(paramLabel = "FILE", description = "The file of trusted keys.")
  private Path file = Path.of("");

  @Option(names = "--key", paramLabel = "ID", description = "A key's id.")
  private List<String> keys = List.of();

  @Option(names = "--digest", description = "A bundle's digest.")
  private List<String> digests = List.of();

  @Override
  protected Exit answer(Terminal terminal) throws IOException {
    if (keys.isEmpty() && digests.isEmpty())
      throw new Failed(Exit.USAGE, "Name what to revoke: --key ID or --digest DIGEST.");
    var before = Keys.document(file);
    for (var key : keys)
      if (before.keys().stream().noneMatch(it -> it.id().equals(key)))
        throw new Failed(Exit.NOT_FOUND, file + " has no key '" + key + "'.");
    var revoked =
        new Revoked(
            joined(before.revoked().keys(), keys), joined(before.revoked().digests(), digests));
    Keys.write(file, new Document(before.keys(), revoked, before.floor()));
    terminal.show(
        Terminal.object()
            .put("file", file + "")
            .put("revokedKeys", revoked.keys().size())
            .put("revokedDigests", revoked.digests().size()),
        file + " bars " + String.join(", ", joined(Set.copyOf(keys), digests)));
    return Exit.DONE;
  }

  private static Set<String> joined(Set<String> some, List<String> more) {
    var all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }
}
