package dev.loupe.control.rollout.adapter;

import dev.loupe.control.model.Catalogue;
import dev.loupe.control.model.Clearance;
import dev.loupe.control.model.Model;
import dev.loupe.control.rollout.Candidates;
import dev.loupe.schema.model.ModelRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// The registered models by our own table.
@ApplicationScoped
class CatalogueCandidates implements Candidates {
  private final Catalogue catalogue;

  CatalogueCandidates(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Optional<ModelRef> find(String named) {
    if (named.matches("[0-9a-f]{64}")) return catalogue.find(named).map(Model::ref);
    var colon = named.lastIndexOf(':');
    return colon < 1
        ? Optional.empty()
        : catalogue.find(named.substring(0, colon), named.substring(colon + 1)).map(Model::ref);
  }

  @Override
  public Optional<String> barred(ModelRef model) {
    return switch (catalogue.clearance(model.digest())) {
      case Clearance.Cleared _ -> Optional.empty();
      case Clearance.Barred(var code, var sentence) ->
          Optional.of(model.label() + " may not be rolled out (" + code.name() + "): " + sentence);
    };
  }

  @Override
  public void promoted(ModelRef model, String rollout) {
    catalogue.promoted(model, rollout);
  }
}
