package dev.loupe.control.plan;

/// Leaves the reading of a plan; `PlanFile.read` makes a return value of it.
final class RefusedField extends RuntimeException {
  private static final long serialVersionUID = 1;

  RefusedField(String field, String why) {
    super(field + " " + why + ".");
  }
}
