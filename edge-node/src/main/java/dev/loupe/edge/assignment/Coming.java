package dev.loupe.edge.assignment;

import dev.loupe.schema.model.ModelRef;

/// A model on its way into a slot. `reload`: it was accepted here before, so that its digest and
/// signature alone are asked for.
record Coming(ModelRef model, boolean reload, Stage stage) {
  static Coming bring(ModelRef model, boolean reload) {
    return new Coming(model, reload, new Stage.Fetching(0));
  }

  Coming at(Stage next) {
    return new Coming(model, reload, next);
  }

  boolean is(ModelRef other) {
    return model.digest().equals(other.digest());
  }
}
