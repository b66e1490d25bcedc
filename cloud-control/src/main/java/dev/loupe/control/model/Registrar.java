package dev.loupe.control.model;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Refusal;
import dev.loupe.control.model.BundleCheck.Sound;
import dev.loupe.control.model.BundleCheck.Unsound;
import dev.loupe.registry.Held;
import dev.loupe.registry.Registration;
import dev.loupe.registry.Registry;
import dev.loupe.registry.RegistryAway;
import dev.loupe.registry.Submission;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Registers what is sound and governed: in the store first, whole, and then in our book. What the
/// store cannot take now is held here and taken up again.
public final class Registrar {
  private final BundleCheck check;
  private final Vault vault;
  private final Registry registry;
  private final ModelBook book;
  private final Clock clock;
  private final Documents documents;

  public Registrar(BundleCheck check, Vault vault, Registry registry, ModelBook book, Clock clock) {
    this.check = check;
    this.vault = vault;
    this.registry = registry;
    this.book = book;
    this.clock = clock;
    documents = new Documents(vault);
  }

  public Outcome register(byte[] loupe) throws IOException {
    return switch (check.check(loupe, clock.instant())) {
      case Unsound(var code, var sentence) -> new Outcome.Refused(code, sentence);
      case Sound sound -> governed(sound);
    };
  }

  private Outcome governed(Sound sound) throws IOException {
    var model = sound.bundle().ref();
    var known = book.find(model.digest());
    if (known.isPresent()) return new Outcome.Known(known.get());
    var other = book.find(model.name(), model.version());
    if (other.isPresent()) return taken(sound, other.get().ref().digest());
    var problems = problems(sound.bundle().manifest());
    if (!problems.isEmpty()) return refused(model.label(), problems);
    var canonical = Archive.write(sound.contents());
    vault.hold(model.digest(), canonical);
    return settle(sound, canonical);
  }

  private List<String> problems(Manifest manifest) {
    return documents.problems(manifest, LocalDate.now(clock));
  }

  static Outcome.Refused refused(String label, List<String> problems) {
    return new Outcome.Refused(
        Refusal.GOVERNANCE_MISSING, label + ": " + String.join("; ", problems) + ".");
  }

  private static Outcome taken(Sound sound, String digest) {
    var model = sound.bundle().ref();
    return new Outcome.Taken(
        "%s %s is registered already, as another bundle (%s): give this one another version."
            .formatted(model.name(), model.version(), digest));
  }

  private Outcome settle(Sound sound, byte[] loupe) throws IOException {
    var digest = sound.bundle().digest();
    try {
      attach(sound.bundle().manifest());
      return switch (registry.register(submission(sound))) {
        case Registration.Registered(var held) -> {
          var model = model(sound, held, loupe.length);
          vault.keep(digest, loupe);
          book.add(model, manifest(sound));
          vault.release(digest);
          yield new Outcome.Registered(model);
        }
        case Registration.Taken(var by) -> {
          vault.release(digest);
          yield taken(sound, by.digest().orElse("without a digest"));
        }
      };
    } catch (RegistryAway away) {
      return new Outcome.Waiting(
          away.getMessage()
              + " "
              + sound.bundle().ref().label()
              + " is kept here and registered as soon as it answers.");
    }
  }

  /// Before the version, so that it is never seen without them.
  private void attach(Manifest manifest) throws IOException, RegistryAway {
    for (var sha256 : Documents.outside(manifest)) {
      var document = vault.document(sha256);
      if (document.isPresent()) registry.attach(document.get());
    }
  }

  private static byte[] manifest(Sound sound) {
    return sound.contents().file(Manifest.FILE).orElseThrow();
  }

  private static Submission submission(Sound sound) {
    var bundle = sound.bundle();
    return new Submission(
        bundle.ref(), sound.contents().files(), Facts.tags(bundle.manifest(), bundle.digest()));
  }

  private static Model model(Sound sound, Held held, long bytes) {
    var bundle = sound.bundle();
    var provenance =
        new Model.Provenance(
            held.place(),
            sound.signer(),
            held.registeredAt(),
            bytes,
            Facts.tags(bundle.manifest(), bundle.digest()));
    return new Model(bundle.ref(), bundle.manifest(), provenance, null);
  }

  /// Tries again what is held. What has become of each that no longer is.
  public List<Outcome> resume() throws IOException {
    var outcomes = new ArrayList<Outcome>();
    for (var digest : vault.held()) {
      var loupe = vault.held(digest);
      if (loupe.isEmpty()) continue;
      var outcome = register(loupe.get());
      if (outcome instanceof Outcome.Waiting) return outcomes; // the others wait as well
      vault.release(digest);
      outcomes.add(outcome);
    }
    return outcomes;
  }

  /// A version that is in the store and not in our book: another control plane registered it, or
  /// our book is an older copy. Empty where it is adopted, else one sentence.
  public Optional<String> adopt(Held held) throws IOException, RegistryAway {
    var files = registry.files(held.place());
    if (files.isEmpty()) return Optional.of(held.place() + " holds no bundle");
    var contents = new dev.loupe.bundle.Contents(held.place(), files.get());
    var loupe = Archive.write(contents);
    return switch (check.check(loupe, clock.instant())) {
      case Unsound(var code, var sentence) -> Optional.of(code + ": " + sentence);
      case Sound sound -> adopt(held, sound, loupe);
    };
  }

  private Optional<String> adopt(Held held, Sound sound, byte[] loupe) throws IOException {
    var problems = problems(sound.bundle().manifest());
    if (!problems.isEmpty()) return Optional.of(refused(held.place(), problems).sentence());
    vault.keep(sound.bundle().digest(), loupe);
    book.add(model(sound, held, loupe.length), manifest(sound));
    return Optional.empty();
  }
}
