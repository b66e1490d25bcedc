package dev.loupe.training.threshold;

/// How many boards labelled good may be called. A label is wrong now and then: a defective board
/// that someone called good is called by a good model, and that is no false call. What label error
/// explains is granted on top of `most`.
record Ceiling(double most, LabelError error, Tally parent) {
  /// All of them at most the ceiling with the highest label error that the double reviews allow;
  /// those that the parent did not call too at most the ceiling with the likeliest.
  boolean allows(Tally now) {
    return now.called() <= Math.floor(now.good() * granted(error.upper(), now.catchRate()))
        && now.called() - parent.called()
            <= Math.floor(
                now.good()
                    * granted(error.estimate(), Math.max(0, now.catchRate() - parent.catchRate())));
  }

  private double granted(double rate, double caught) {
    return most + LabelError.hidden(rate, parent.good(), parent.defective()) * caught;
  }
}
