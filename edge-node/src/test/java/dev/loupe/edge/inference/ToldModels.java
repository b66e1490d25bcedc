package dev.loupe.edge.inference;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The port's twin: the lineup it is given, and what it is told of the candidate's runs.
public final class ToldModels implements Models {
  private final List<Ran> ran = new CopyOnWriteArrayList<>();
  private volatile Lineup lineup;

  public ToldModels(Lineup first) {
    lineup = first;
  }

  public void lineup(Lineup next) {
    lineup = next;
  }

  public List<Ran> ran() {
    return ran;
  }

  @Override
  public Lineup lineup(String recipe) {
    return lineup;
  }

  @Override
  public void ran(Candidate candidate, Ran how) {
    ran.add(how);
  }
}
