package dev.loupe.control.model;

import dev.loupe.registry.Registry;
import dev.loupe.registry.RegistryAway;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps book and store in step: what waits is registered, what the store says otherwise is marked,
/// what it has more is adopted, and aliases follow.
public final class Reconciler {
  private final Registrar registrar;
  private final Registry registry;
  private final ModelBook book;

  /// Places that were refused, with the tags they were refused with: not looked at again.
  private final Map<String, Object> refused = new HashMap<>();

  public Reconciler(Registrar registrar, Registry registry, ModelBook book) {
    this.registrar = registrar;
    this.registry = registry;
    this.book = book;
  }

  /// What a person should read of one pass; nothing where all is well.
  public record Reconciled(List<String> news) {}

  /// One pass at a time.
  public synchronized Reconciled run() throws IOException, RegistryAway {
    var news = new java.util.ArrayList<String>();
    for (var outcome : registrar.resume()) news.add(told(outcome));
    var booked = book.all();
    var reconciliation = Reconciliation.of(booked, registry.list());
    for (var model : booked) judge(model, reconciliation, news);
    for (var stranger : reconciliation.strangers()) {
      if (stranger.tags().equals(refused.get(stranger.place()))) continue;
      var why = registrar.adopt(stranger);
      if (why.isPresent()) refused.put(stranger.place(), stranger.tags());
      news.add(stranger.place() + why.map(it -> " is not taken: " + it).orElse(" is adopted"));
    }
    for (var alias : book.aliases()) follow(alias, news);
    return new Reconciled(List.copyOf(news));
  }

  private static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Registered(var model) -> model.ref().label() + " is registered";
      case Outcome.Known(var model) -> model.ref().label() + " was registered before";
      case Outcome.Waiting(var sentence) -> sentence;
      case Outcome.Refused(var code, var sentence) -> code + ": " + sentence;
      case Outcome.Taken(var sentence) -> sentence;
    };
  }

  private void judge(Model model, Reconciliation reconciliation, List<String> news) {
    var now = reconciliation.judged().getOrDefault(model.ref().digest(), Optional.empty());
    if (now.equals(Optional.ofNullable(model.mismatch()))) return;
    book.judge(model.ref().digest(), now.orElse(null));
    news.add(
        model.ref().label()
            + now.map(it -> ": GOVERNANCE_MISMATCH: " + it)
                .orElse(": the store says again what the manifest says"));
  }

  private void follow(ModelBook.Alias alias, List<String> news) throws RegistryAway {
    var model = book.find(alias.digest());
    if (model.isEmpty()) return;
    var place = model.get().provenance().place();
    if (registry.aliased(alias.name(), alias.alias()).equals(Optional.of(place))) return;
    registry.alias(alias.name(), alias.alias(), place);
    news.add("alias " + alias.alias() + " of " + alias.name() + " stands for " + place);
  }
}
