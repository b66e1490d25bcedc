package dev.loupe.it.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for something to become true.
public final class Await {
  private Await() {}

  /// Whether it came true within `patience`.
  public static boolean until(Duration patience, BooleanSupplier condition) {
    var end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) return false;
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
