package dev.loupe.control.rollout.adapter;

import dev.loupe.control.rollout.Candidates;
import dev.loupe.schema.model.ModelRef;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Models that a test registers by naming them, in place of the catalogue.
@Alternative
@Priority(1)
@Singleton
public class ListedModels implements Candidates {
  public final List<ModelRef> registered = new CopyOnWriteArrayList<>();
  public final List<ModelRef> barred = new CopyOnWriteArrayList<>();
  public final List<ModelRef> promoted = new CopyOnWriteArrayList<>();

  @Override
  public Optional<ModelRef> find(String named) {
    return registered.stream()
        .filter(it -> it.digest().equals(named) || (it.name() + ":" + it.version()).equals(named))
        .findFirst();
  }

  @Override
  public Optional<String> barred(ModelRef model) {
    return barred.contains(model) ? Optional.of(model.label() + " is revoked.") : Optional.empty();
  }

  @Override
  public void promoted(ModelRef model, String rollout) {
    promoted.add(model);
  }
}
