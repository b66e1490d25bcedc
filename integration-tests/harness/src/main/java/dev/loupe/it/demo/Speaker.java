package dev.loupe.it.demo;

import java.io.PrintStream;

/// Speaks to people: whole lines, and at a terminal one line that is written over again and again.
public final class Speaker {
  private final PrintStream out;
  private final boolean terminal;
  private int shown;

  Speaker(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  public static Speaker ofThisProcess() {
    var console = System.console();
    return new Speaker(System.out, console != null && console.isTerminal());
  }

  public synchronized void say(String line) {
    wipe();
    out.println(line);
    out.flush();
  }

  /// Replaces the last shown figures; without a terminal it is a line like any other.
  synchronized void show(String figures) {
    if (!terminal) {
      out.println(figures);
    } else {
      wipe();
      out.print(figures);
      shown = figures.length();
    }
    out.flush();
  }

  boolean terminal() {
    return terminal;
  }

  private void wipe() {
    if (shown > 0) out.print("\r" + " ".repeat(shown) + "\r");
    shown = 0;
  }
}
