package dev.loupe.control.model;

import dev.loupe.bundle.Refusal;
import dev.loupe.control.model.BundleCheck.Sound;
import dev.loupe.control.model.BundleCheck.Unsound;
import dev.loupe.control.model.Clearance.Barred;
import dev.loupe.control.model.Clearance.Cleared;
import dev.loupe.schema.model.ModelRef;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The catalogue that our book and vault make.
public final class BookedCatalogue implements Catalogue {
  /// The alias that a promoted model gets.
  public static final String CHAMPION = "champion";

  private final ModelBook book;
  private final Vault vault;
  private final BundleCheck check;
  private final Clock clock;

  public BookedCatalogue(ModelBook book, Vault vault, BundleCheck check, Clock clock) {
    this.book = book;
    this.vault = vault;
    this.check = check;
    this.clock = clock;
  }

  @Override
  public Optional<Model> find(String digest) {
    return book.find(digest);
  }

  @Override
  public Optional<Model> find(String name, String version) {
    return book.find(name, version);
  }

  @Override
  public List<Model> all() {
    return book.all();
  }

  /// Signature, keys, revocation and floor are judged anew, on the bytes that nodes will get.
  @Override
  public Clearance clearance(String digest) {
    var found = book.find(digest);
    if (found.isEmpty())
      return Barred.of(Refusal.NO_BUNDLE, "no model with the digest " + digest + " is registered");
    var model = found.get();
    var label = model.ref().label();
    if (model.mismatch() != null)
      return Barred.of(Refusal.GOVERNANCE_MISMATCH, label + ": " + model.mismatch());
    var problems = new Documents(vault).problems(model.manifest(), LocalDate.now(clock));
    if (!problems.isEmpty()) {
      var refused = Registrar.refused(label, problems);
      return new Barred(refused.code(), refused.sentence());
    }
    return checked(model);
  }

  private Clearance checked(Model model) {
    try {
      var file = vault.bundle(model.ref().digest());
      if (file.isEmpty())
        return Barred.of(
            Refusal.NO_BUNDLE, "the bytes of " + model.ref().label() + " are not here");
      return switch (check.check(Files.readAllBytes(file.get()), clock.instant())) {
        case Unsound(var code, var sentence) -> new Barred(code, sentence);
        case Sound _ -> new Cleared(model);
      };
    } catch (IOException e) {
      return Barred.of(
          Refusal.NO_BUNDLE, "the bytes of " + model.ref().label() + " cannot be read (" + e + ")");
    }
  }

  @Override
  public void promoted(ModelRef champion, String rollout) {
    book.ask(
        new ModelBook.Alias(
            champion.name(), CHAMPION, champion.digest(), rollout, clock.instant()));
  }
}
