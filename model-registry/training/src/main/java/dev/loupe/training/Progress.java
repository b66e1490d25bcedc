package dev.loupe.training;

/// Tells how far a job is: `done` of `of` in `step`. Throws where the job shall stop.
public interface Progress {
  void at(String step, int done, int of) throws Stopped;
}
