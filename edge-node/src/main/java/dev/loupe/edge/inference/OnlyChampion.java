package dev.loupe.edge.inference;

/// One champion, and never a candidate.
public record OnlyChampion(ModelState champion) implements Models {
  @Override
  public Lineup lineup(String recipe) {
    return Lineup.of(champion);
  }

  @Override
  public void ran(Candidate candidate, Ran how) {
    throw new IllegalStateException("there is no candidate " + candidate.model().model());
  }
}
