package dev.loupe.edge.assignment.adapter;

import dev.loupe.bundle.Acceptance;
import dev.loupe.bundle.Acceptance.Accepted;
import dev.loupe.bundle.AcceptedRecord;
import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Opening;
import dev.loupe.bundle.Refusal;
import dev.loupe.bundle.Site;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.schema.wire.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Whether a bundle of the store may run here. What is accepted is recorded beside it, and reloads
/// on that.
final class BundleJudge {
  private static final Logger LOG = Logger.getLogger(BundleJudge.class);

  private final BundleStore store;
  private final Supplier<Trust> trust;
  private final Supplier<Site.Plc> plc;

  /// `plc` asks for the firmware now.
  BundleJudge(BundleStore store, Supplier<Trust> trust, Supplier<Site.Plc> plc) {
    this.store = store;
    this.trust = trust;
    this.plc = plc;
  }

  sealed interface Judged {
    record Good(Bundle bundle, AcceptedRecord record) implements Judged {}

    record Barred(Refusal code, String sentence) implements Judged {}

    /// Ask again.
    record Undecided(String why) implements Judged {}

    /// What was good is not on the disk any more as it was.
    record Damaged(String why) implements Judged {}
  }

  /// `latest` is the latest time that was believed.
  Judged accept(String digest, Instant latest) throws IOException {
    var judged = judge(digest, latest);
    switch (judged) {
      case Judged.Good(_, var record) -> Files.write(store.accepted(digest), record.encode());
      case Judged.Barred _ -> {
        if (!reloads(digest)) store.remove(digest);
      }
      case Judged.Undecided _, Judged.Damaged _ -> {}
    }
    return judged;
  }

  private Judged judge(String digest, Instant latest) throws IOException {
    return switch (read(digest)) {
      case Opening.Refused(var code, var sentence) -> new Judged.Barred(code, sentence);
      case Loading.Loaded(var contents) -> {
        var live = plc.get();
        var site = new Site(trust.get(), Instant.now(), latest, live, null);
        yield switch (Acceptance.accept(digest, contents, site)) {
          case Accepted(var bundle, var record) -> new Judged.Good(bundle, record);
          case Opening.Refused(var code, var sentence)
              when code == Refusal.FIRMWARE && live instanceof Site.Silent ->
              new Judged.Undecided(sentence);
          case Opening.Refused(var code, var sentence) -> new Judged.Barred(code, sentence);
        };
      }
    };
  }

  /// On digest and signature alone; where no record of an acceptance is left, as something new.
  Judged reload(String digest, Instant latest) throws IOException {
    var record = record(digest);
    if (record.isEmpty()) return accept(digest, latest);
    return switch (read(digest)) {
      case Opening.Refused it -> damaged(digest, it);
      case Loading.Loaded(var contents) ->
          switch (Acceptance.reload(contents, record.get())) {
            case Accepted(var bundle, var same) -> new Judged.Good(bundle, same);
            case Opening.Refused it -> damaged(digest, it);
          };
    };
  }

  /// What was accepted before and is sound may decide in another slot of this node.
  private boolean reloads(String digest) throws IOException {
    var record = record(digest);
    return record.isPresent()
        && read(digest) instanceof Loading.Loaded(var contents)
        && Acceptance.reload(contents, record.get()) instanceof Accepted;
  }

  private Judged damaged(String digest, Opening.Refused why) throws IOException {
    store.remove(digest);
    return new Judged.Damaged(why.sentence());
  }

  /// Why the bundle would not be accepted anew; it may run on nevertheless.
  Optional<String> doubts(String digest, Instant latest) throws IOException {
    return store.has(digest) && judge(digest, latest) instanceof Judged.Barred(_, var sentence)
        ? Optional.of(sentence)
        : Optional.empty();
  }

  private Loading read(String digest) throws IOException {
    var file = store.whole(digest);
    return Archive.read(file.getFileName().toString(), Files.readAllBytes(file));
  }

  private Optional<AcceptedRecord> record(String digest) throws IOException {
    var file = store.accepted(digest);
    if (!Files.isRegularFile(file)) return Optional.empty();
    return switch (AcceptedRecord.decode(Files.readAllBytes(file))) {
      case Decoded.Value(var record) -> Optional.of(record);
      case Decoded.Refused<AcceptedRecord> refused -> {
        LOG.warn(file + " is damaged: " + refused.sentence());
        yield Optional.empty();
      }
    };
  }
}
