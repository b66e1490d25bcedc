package dev.loupe.control.model.adapter;

import dev.loupe.control.model.BookedCatalogue;
import dev.loupe.control.model.MemoryModelBook;
import dev.loupe.control.model.Reconciler;
import dev.loupe.control.model.Registrar;
import dev.loupe.control.model.ReleasedBundles;
import dev.loupe.registry.Held;
import dev.loupe.registry.Registration;
import dev.loupe.registry.Registry;
import dev.loupe.registry.RegistryAway;
import dev.loupe.registry.Submission;
import dev.loupe.registry.adapter.DirectoryRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The feature around a real directory of models, whose cable can be pulled.
final class Desk {
  final ReleasedBundles released = new ReleasedBundles();
  final Path store;
  final Path keys;
  final FolderVault vault;
  final MemoryModelBook book = new MemoryModelBook();
  final Cable registry;
  final Registrar registrar;
  final Reconciler reconciler;
  final BookedCatalogue catalogue;

  Desk(Path folder) throws IOException {
    store = folder.resolve("store");
    keys = Files.createDirectories(folder).resolve("trust.json");
    released.trust(keys);
    vault = new FolderVault(folder.resolve("vault"));
    registry = new Cable(new DirectoryRegistry(store, Clock.systemUTC()));
    var check = new TrustedBundles(Optional.of(keys));
    var clock = Clock.systemUTC();
    registrar = new Registrar(check, vault, registry, book, clock);
    reconciler = new Reconciler(registrar, registry, book);
    catalogue = new BookedCatalogue(book, vault, check, clock);
  }

  /// Changes what the store says of a version, as anyone with an editor can.
  void edit(String place, String from, String to) throws IOException {
    var sheet = store.resolve("models").resolve(place).resolve("registered.json");
    Files.writeString(sheet, Files.readString(sheet).replace(from, to));
  }

  /// A store that is away while `pulled`.
  static final class Cable implements Registry {
    private final Registry far;
    boolean pulled;

    Cable(Registry far) {
      this.far = far;
    }

    @Override
    public String name() {
      return far.name();
    }

    private Registry far() throws RegistryAway {
      if (pulled) throw new RegistryAway("The store does not answer (pulled).");
      return far;
    }

    @Override
    public Registration register(Submission submission) throws RegistryAway {
      return far().register(submission);
    }

    @Override
    public Optional<Held> find(String digest) throws RegistryAway {
      return far().find(digest);
    }

    @Override
    public List<Held> list() throws RegistryAway {
      return far().list();
    }

    @Override
    public Optional<SortedMap<String, byte[]>> files(String place) throws RegistryAway {
      return far().files(place);
    }

    @Override
    public String attach(byte[] document) throws RegistryAway {
      return far().attach(document);
    }

    @Override
    public Optional<byte[]> document(String sha256) throws RegistryAway {
      return far().document(sha256);
    }

    @Override
    public void alias(String name, String alias, String place) throws RegistryAway {
      far().alias(name, alias, place);
    }

    @Override
    public Optional<String> aliased(String name, String alias) throws RegistryAway {
      return far().aliased(name, alias);
    }
  }
}
