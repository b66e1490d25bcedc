package dev.loupe.edge.inference;

/// Which models look at the parts. `lineup` is asked once a part and changes only between two of
/// its calls. What it answered stays loaded until two later lineups were asked for and some seconds
/// have passed: a part in hand, and what runs after its result, end with the models they began
/// with.
public interface Models {
  /// For `recipe`; the empty one, where it is not known yet, is for decoding ahead only. Cheap, and
  /// for one thread.
  Lineup lineup(String recipe);

  /// How every run of a candidate ended, in a shadow too. From any thread; it returns at once.
  void ran(Candidate candidate, Ran how);
}
