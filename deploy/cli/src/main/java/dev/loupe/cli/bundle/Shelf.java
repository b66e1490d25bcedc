package dev.loupe.cli.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.BundleWriter;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Loading.Loaded;
import dev.loupe.bundle.Opener;
import dev.loupe.bundle.Opening.Opened;
import dev.loupe.bundle.Opening.Refused;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.bundle.dsse.TrustFile;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Table;
import dev.loupe.cli.terminal.Terminal;
import dev.loupe.schema.wire.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Bundles and trusted keys in files. What is refused ends the command.
public final class Shelf {
  private Shelf() {}

  public static Contents load(Path bundle) {
    return contents(BundleReader.load(bundle));
  }

  static Contents contents(Loading loading) {
    return switch (loading) {
      case Loaded(var contents) -> contents;
      case Refused refused -> throw failed(refused);
    };
  }

  static Bundle opened(Contents contents) {
    return switch (Opener.open(contents)) {
      case Opened(var bundle) -> bundle;
      case Refused refused -> throw failed(refused);
    };
  }

  static Failed failed(Refused refused) {
    return new Failed(
        Exit.REFUSED, refused.code().name(), refused.code() + ": " + refused.sentence());
  }

  public static Trust trust(Path file) {
    return switch (TrustFile.read(file)) {
      case Decoded.Value<Trust>(var trust) -> trust;
      case Decoded.Refused<Trust> refused -> throw new Failed(Exit.REFUSED, refused.why() + ".");
    };
  }

  /// One file where the name ends in `.loupe`, else a directory; whole or not at all.
  static void write(Contents contents, Path to) throws IOException {
    if (!to.toString().endsWith(".loupe")) {
      BundleWriter.write(contents, to);
      return;
    }
    var parent = to.toAbsolutePath().getParent();
    var half = Files.createTempFile(parent, "bundle", ".part");
    try {
      Files.write(half, Archive.write(contents));
      Files.move(half, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /// Nothing that is there is written over without being told so.
  static void mustBeFree(Path to) throws IOException {
    if (!Files.exists(to)) return;
    if (Files.isDirectory(to) && !to.toString().endsWith(".loupe"))
      try (var inside = Files.list(to)) {
        if (inside.findAny().isEmpty()) return;
      }
    throw new Failed(Exit.FAILED, to + " is there already: name another, or remove it.");
  }

  static ObjectNode json(Bundle bundle) {
    var json = Terminal.object();
    json.put("name", bundle.manifest().name()).put("version", bundle.manifest().version());
    json.put("digest", bundle.digest()).put("label", bundle.ref().label());
    json.put("family", bundle.manifest().family().wireName());
    return json;
  }

  static Table table(Bundle bundle) {
    var manifest = bundle.manifest();
    var claims = manifest.claims();
    var limits = manifest.thresholds().all();
    return Table.ofFacts()
        .row("model", manifest.name() + ":" + manifest.version())
        .row("digest", bundle.digest())
        .row("family", manifest.family().wireName() + " " + manifest.input())
        .row("thresholds", "reject " + limits.reject() + ", review " + limits.review())
        .row("firmware", claims.firmware())
        .row("floor", claims.floor())
        .row("golden", bundle.golden().samples().size() + " samples");
  }
}
