package dev.loupe.edge.assignment;

import dev.loupe.schema.fleet.GuardTripped;

/// Whom the desk calls.
public interface Alarms {
  /// Nothing was changed by it.
  void orderRefused(String sentence);

  void orderTaken();

  /// `none`: no model can serve.
  void champion(boolean none);

  void tripped(GuardTripped tripped);
}
