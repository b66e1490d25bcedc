package dev.loupe.cli.bundle;

import dev.loupe.bundle.Acceptance;
import dev.loupe.bundle.Acceptance.Accepted;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Opening.Refused;
import dev.loupe.bundle.Site;
import dev.loupe.cli.terminal.Answering;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a node would say to a bundle.
@Command(
    name = "verify",
    description = "Says whether a site with these trusted keys accepts a bundle.")
final class VerifyCommand extends Answering {
  @Parameters(paramLabel = "BUNDLE", description = "A .loupe file or a directory.")
  private Path bundle = Path.of("");

  @Option(names = "--trust", required = true, description = "The file of trusted keys.")
  private Path trust = Path.of("");

  @Option(names = "--firmware", description = "The PLC's firmware; by default it is not asked.")
  private @Nullable String firmware;

  @Option(names = "--at", description = "The time to judge at, as 2026-12-31T00:00:00Z (now).")
  private @Nullable Instant at;

  @Override
  protected Exit answer(Terminal terminal) {
    var accepted = accepted(Shelf.load(bundle), site());
    var opened = accepted.bundle();
    terminal.show(
        Shelf.json(opened).put("accepted", true).put("signedBy", accepted.accepted().keyId()),
        Shelf.table(opened).row("signed by", String.valueOf(accepted.accepted().keyId()))
            + "accepted");
    return Exit.DONE;
  }

  private Site site() {
    var live = firmware == null ? new Site.NoPlc() : new Site.Says(firmware);
    var now = at == null ? Instant.now() : at;
    return new Site(Shelf.trust(trust), now, Instant.EPOCH, live, null);
  }

  static Accepted accepted(Contents contents, Site site) {
    return switch (Acceptance.accept(contents.digest().orElse(""), contents, site)) {
      case Accepted accepted -> accepted;
      case Refused refused -> throw Shelf.failed(refused);
    };
  }
}
