package dev.loupe.it.show;

/// One evidence. It opens its own stages and leaves none behind.
public interface Show {
  Outcome play(Hall hall);
}
