package dev.loupe.control.model.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.ControlConfig;
import dev.loupe.control.model.BookedCatalogue;
import dev.loupe.control.model.BundleCheck;
import dev.loupe.control.model.Catalogue;
import dev.loupe.control.model.ModelBook;
import dev.loupe.control.model.Reconciler;
import dev.loupe.control.model.Registrar;
import dev.loupe.control.model.Vault;
import dev.loupe.registry.Registry;
import dev.loupe.registry.adapter.DirectoryRegistry;
import dev.loupe.registry.adapter.MlflowRegistry;
import dev.loupe.registry.adapter.MlflowServer;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import javax.sql.DataSource;

/// Wires the feature.
@Dependent
class ModelBeans {
  @Produces
  @Singleton
  Registry registry(ControlConfig config) {
    var registry = config.registry();
    if (registry.url().isEmpty())
      return new DirectoryRegistry(config.data().resolve("registry"), Clock.systemUTC());
    return new MlflowRegistry(
        new MlflowServer(
            registry.url().get(),
            registry.user().orElse(null),
            registry.password().orElse(null),
            registry.patience()));
  }

  @Produces
  @Singleton
  Vault vault(ControlConfig config) throws IOException {
    return new FolderVault(config.data().resolve("models"));
  }

  @Produces
  @Singleton
  BundleCheck check(ControlConfig config) {
    return new TrustedBundles(config.trustKeys());
  }

  @Produces
  @Singleton
  ModelBook book(DataSource database, ObjectMapper json) {
    return new PostgresModelBook(database, json);
  }

  @Produces
  @Singleton
  Registrar registrar(BundleCheck check, Vault vault, Registry registry, ModelBook book) {
    return new Registrar(check, vault, registry, book, Clock.systemUTC());
  }

  @Produces
  @Singleton
  Reconciler reconciler(Registrar registrar, Registry registry, ModelBook book) {
    return new Reconciler(registrar, registry, book);
  }

  @Produces
  @Singleton
  Catalogue catalogue(ModelBook book, Vault vault, BundleCheck check) {
    return new BookedCatalogue(book, vault, check, Clock.systemUTC());
  }
}
