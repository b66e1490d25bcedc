package dev.loupe.control.model;

import dev.loupe.registry.Held;
import dev.loupe.registry.Mirror;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Our book beside the store's list. `judged` has every booked model by its digest, with what
/// differs; `strangers` are versions that are not booked.
public record Reconciliation(Map<String, Optional<String>> judged, List<Held> strangers) {
  static Reconciliation of(List<Model> booked, List<Held> store) {
    var byPlace = store.stream().collect(Collectors.toMap(Held::place, it -> it, (one, _) -> one));
    var judged = new HashMap<String, Optional<String>>();
    for (var model : booked)
      judged.put(
          model.ref().digest(),
          difference(model, Optional.ofNullable(byPlace.remove(model.provenance().place()))));
    return new Reconciliation(judged, new ArrayList<>(byPlace.values()));
  }

  /// By the place, which nobody can edit: a changed digest tag must not hide a version.
  private static Optional<String> difference(Model model, Optional<Held> held) {
    if (held.isEmpty())
      return Optional.of(
          "the store no longer shows " + model.provenance().place() + " with a digest");
    var differences = Mirror.differences(model.provenance().tags(), held.get().tags());
    return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
  }
}
