package dev.loupe.cli.key;

import dev.loupe.bundle.dsse.TrustedKey;
import dev.loupe.cli.terminal.Answering;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Table;
import dev.loupe.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Whom a site trusts.
@Command(name = "list", description = "Shows a file of trusted keys.")
final class ListCommand extends Answering {
  @Parameters(paramLabel = "FILE", description = "The file of trusted keys.")
  private Path file = Path.of("");

  @Override
  protected Exit answer(Terminal terminal) throws IOException {
    if (!Files.isRegularFile(file))
      throw new Failed(Exit.NOT_FOUND, "There is no file " + file + ".");
    var document = Keys.document(file);
    var table = new Table("KEY", "USE", "FROM", "UNTIL", "");
    var json = Terminal.object();
    var list = json.putArray("keys");
    for (var key : document.keys()) {
      var revoked = document.revoked().keys().contains(key.id());
      table.row(
          key.id(),
          key.use().wireName(),
          time(key.notBefore()),
          time(key.notAfter()),
          revoked ? "revoked" : "");
      list.add(json(key, revoked));
    }
    var digests = json.putArray("revokedDigests");
    document.revoked().digests().stream().sorted().forEach(digests::add);
    terminal.show(json, table + "" + document.revoked().digests().size() + " bundles are revoked");
    return Exit.DONE;
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode json(
      TrustedKey key, boolean revoked) {
    return Terminal.object()
        .put("id", key.id())
        .put("use", key.use().wireName())
        .put("notBefore", key.notBefore() == null ? null : key.notBefore().toString())
        .put("notAfter", key.notAfter() == null ? null : key.notAfter().toString())
        .put("revoked", revoked);
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "-" : time.toString();
  }
}
