package dev.loupe.control.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The twin of the table. `breakNext` loses the next entry, as a crash before it would.
public final class MemoryModelBook implements ModelBook {
  private final Map<String, Model> models = new LinkedHashMap<>();
  private final Map<List<String>, Alias> aliases = new LinkedHashMap<>();
  private boolean broken;

  public void breakNext() {
    broken = true;
  }

  @Override
  public Optional<Model> find(String digest) {
    return Optional.ofNullable(models.get(digest));
  }

  @Override
  public Optional<Model> find(String name, String version) {
    return models.values().stream()
        .filter(it -> it.ref().name().equals(name) && it.ref().version().equals(version))
        .findFirst();
  }

  @Override
  public List<Model> all() {
    var all = new ArrayList<>(models.values());
    all.sort(
        Comparator.comparing((Model it) -> it.provenance().registeredAt())
            .reversed()
            .thenComparing(it -> it.ref().digest()));
    return all;
  }

  @Override
  public void add(Model model, byte[] manifest) {
    if (broken) {
      broken = false;
      throw new IllegalStateException("killed");
    }
    models.putIfAbsent(model.ref().digest(), model);
  }

  @Override
  public void judge(String digest, @Nullable String mismatch) {
    models.computeIfPresent(digest, (_, model) -> model.with(mismatch));
  }

  @Override
  public void ask(Alias alias) {
    aliases.put(List.of(alias.name(), alias.alias()), alias);
  }

  @Override
  public List<Alias> aliases() {
    return List.copyOf(aliases.values());
  }
}
