package dev.loupe.control.drift;

/// What a patrol found of one signal, with the null band to show beside it.
public record Finding(Watched watched, Standing standing, Band band) {
  public boolean is(Series series, dev.loupe.schema.drift.Signal signal) {
    return watched.series().equals(series) && watched.signal() == signal;
  }
}
