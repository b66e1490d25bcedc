package dev.loupe.control.trace.adapter;

import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Opening;
import dev.loupe.bundle.dsse.Envelope;
import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.control.model.Model;
import dev.loupe.control.model.ModelBook;
import dev.loupe.control.model.ModelDetail;
import dev.loupe.control.model.Vault;
import dev.loupe.control.trace.Looked;
import dev.loupe.control.trace.TracedRelease.TracedBundle;
import dev.loupe.control.trace.TracedRelease.TracedRegistration;
import dev.loupe.control.trace.TracedRelease.TracedSignature;
import dev.loupe.registry.Held;
import dev.loupe.registry.Registry;
import dev.loupe.registry.RegistryAway;
import dev.loupe.schema.wire.Decoded;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was signed, as the bytes that nodes get say it, and what the store says of it now.
@ApplicationScoped
class ReleaseTrail {
  private static final String BOOK = "table model";
  private static final String UNKNOWN = "No registered model has this digest.";

  private final ModelBook book;
  private final Vault vault;
  private final Registry registry;

  ReleaseTrail(ModelBook book, Vault vault, Registry registry) {
    this.book = book;
    this.vault = vault;
    this.registry = registry;
  }

  Optional<Model> model(String digest) {
    return book.find(digest);
  }

  Looked<Optional<TracedBundle>> bundle(Optional<Model> found) throws IOException {
    if (found.isEmpty()) return Looked.here(Optional.<TracedBundle>empty(), BOOK).without(UNKNOWN);
    var model = found.get();
    var digest = model.ref().digest();
    var file = vault.bundle(digest);
    var bare = Looked.here(Optional.of(traced(model, List.of())), BOOK);
    if (file.isEmpty()) return bare.without("Its file is not here: who signed it is not known.");
    return switch (BundleReader.load(file.get())) {
      case Opening.Refused refused -> bare.without(refused.sentence());
      case Loading.Loaded(var contents) -> bundle(model, contents);
    };
  }

  private static Looked<Optional<TracedBundle>> bundle(Model model, Contents contents) {
    var digest = model.ref().digest();
    var signatures = signatures(contents, model.provenance().signer());
    var looked =
        Looked.here(
            Optional.of(traced(model, signatures)), BOOK, "models/bundles/" + digest + ".loupe");
    if (!contents.digest().equals(Optional.of(digest)))
      return looked.without("The file kept under its digest is another bundle.");
    return signatures.isEmpty() ? looked.without("Its file carries no signature.") : looked;
  }

  private static List<TracedSignature> signatures(Contents contents, String signer) {
    var bytes = contents.file(Manifest.SIGNATURES);
    if (bytes.isEmpty()) return List.of();
    return switch (EnvelopeCodec.decode(bytes.get())) {
      case Decoded.Refused<Envelope> _ -> List.of();
      case Decoded.Value<Envelope>(var envelope) ->
          envelope.signatures().stream()
              .map(it -> keyId(it.keyId()))
              .map(it -> new TracedSignature(it, it.equals(signer)))
              .toList();
    };
  }

  private static String keyId(@Nullable String it) {
    return it == null ? "" : it;
  }

  private static TracedBundle traced(Model model, List<TracedSignature> signatures) {
    return new TracedBundle(
        model.ref().name(),
        model.ref().version(),
        model.manifest().claims().parent(),
        model.provenance().bytes(),
        signatures,
        ModelDetail.governance(model));
  }

  Looked<Optional<TracedRegistration>> registered(Optional<Model> found) {
    if (found.isEmpty())
      return Looked.here(Optional.<TracedRegistration>empty(), BOOK).without(UNKNOWN);
    var model = found.get();
    try {
      var held = registry.find(model.ref().digest());
      var looked = Looked.here(Optional.of(traced(model, held)), BOOK, registry.name());
      return held.isEmpty() ? looked.without(registry.name() + " no longer has it.") : looked;
    } catch (RegistryAway away) {
      return Looked.here(Optional.of(traced(model, Optional.empty())), BOOK)
          .without(String.valueOf(away.getMessage()));
    }
  }

  private TracedRegistration traced(Model model, Optional<Held> held) {
    var aliases =
        book.aliases().stream()
            .filter(it -> it.digest().equals(model.ref().digest()))
            .map(ModelBook.Alias::alias)
            .sorted()
            .toList();
    return new TracedRegistration(
        registry.name(),
        model.provenance().place(),
        held.map(Held::run).orElse(null),
        model.provenance().registeredAt(),
        aliases);
  }
}
