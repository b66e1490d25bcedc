package dev.loupe.it.played;

import dev.loupe.it.network.CommitTap.Moment;
import org.jspecify.annotations.Nullable;

/// Kills the control plane at a chosen saved change of a rollout: just before the database hears of
/// it, or after it is saved and before anyone else knows.
public final class Guillotine {
  private final Runnable blade;
  private @Nullable Moment moment;
  private long left;
  private boolean fallen;

  Guillotine(Runnable blade) {
    this.blade = blade;
  }

  /// It falls at the `nth` change from now, from 1.
  public synchronized void arm(long nth, Moment at) {
    left = nth;
    moment = at;
    fallen = false;
  }

  public synchronized void disarm() {
    moment = null;
  }

  synchronized boolean passes(Moment now) {
    if (moment != now || --left > 0) return true;
    moment = null;
    blade.run();
    fallen = true;
    return false;
  }

  /// Whether it fell since it was armed.
  synchronized boolean fell() {
    return fallen;
  }
}
