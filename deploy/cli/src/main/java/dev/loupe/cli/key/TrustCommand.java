package dev.loupe.cli.key;

import dev.loupe.bundle.dsse.Pem;
import dev.loupe.bundle.dsse.TrustCodec.Document;
import dev.loupe.bundle.dsse.TrustedKey;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import dev.loupe.cli.terminal.Answering;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds a public key to a site's trusted ones.
@Command(
    name = "trust",
    description = "Adds a public key to a file of trusted keys, and makes the file if need be.")
final class TrustCommand extends Answering {
  @Parameters(paramLabel = "FILE", description = "The file of trusted keys.")
  private Path file = Path.of("");

  @Option(names = "--id", required = true, description = "The key's id.")
  private String id = "";

  @Option(names = "--public-key", required = true, description = "Its public half, a PEM file.")
  private Path publicKey = Path.of("");

  @Option(
      names = "--use",
      required = true,
      description = "release: people sign bundles; assignment: the control plane chooses.")
  private Use use = Use.RELEASE;

  @Option(
      names = "--not-before",
      description = "It holds from this time on, as 2026-01-01T00:00:00Z.")
  private @Nullable Instant notBefore;

  @Option(names = "--not-after", description = "It holds until this time.")
  private @Nullable Instant notAfter;

  @Override
  protected Exit answer(Terminal terminal) throws IOException {
    var before = Keys.document(file);
    var keys = Stream.concat(before.keys().stream(), Stream.of(key())).toList();
    Keys.write(file, new Document(keys, before.revoked(), before.floor()));
    terminal.show(
        Terminal.object().put("id", id).put("use", use.wireName()).put("file", file + ""),
        file + " trusts " + id + " for " + use.wireName());
    return Exit.DONE;
  }

  private TrustedKey key() throws IOException {
    try {
      var key = Pem.publicKey(Files.readString(publicKey));
      return new TrustedKey(id, use, key, notBefore, notAfter);
    } catch (IllegalArgumentException e) {
      throw new Failed(Exit.FAILED, publicKey + ": " + e.getMessage() + ".");
    }
  }
}
