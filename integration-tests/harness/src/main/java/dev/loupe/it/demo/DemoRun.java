package dev.loupe.it.demo;

import dev.loupe.it.plant.Plant;
import dev.loupe.schema.inspection.Verdict;

/// The demo for people: the page's address and a line of figures, until someone stops it.
final class DemoRun {
  private final Options options;
  private final Plant plant;
  private final Speaker speaker;

  DemoRun(Options options, Plant plant, Speaker speaker) {
    this.options = options;
    this.plant = plant;
    this.speaker = speaker;
  }

  /// Ends only with the process, or when a part of the plant dies.
  int run() {
    var boards =
        options.images == null ? "boards drawn by the simulator" : "boards of " + options.images;
    speaker.say("Running " + boards + " through " + plant.plan().model().label() + ".");
    if (options.images == null)
      speaker.say("(./demo --images DIR --model FILE runs your own boards and detector.)");
    speaker.say("");
    speaker.say("  The line, live:  " + plant.control().url());
    speaker.say("");
    speaker.say("Ctrl-C stops it.");
    var tail = new PlcTail(plant.line().plan().logs());
    while (true) {
      pause(speaker.terminal() ? 1_000 : 10_000);
      speaker.show(figures(tail.follow()));
      var casualty = plant.casualty();
      if (casualty.isPresent()) {
        speaker.say(casualty.get() + " has stopped by itself; see its log in logs/.");
        return 1;
      }
    }
  }

  private String figures(PlcTail tail) {
    var queued = plant.queued();
    return "%d parts: %d pass, %d reject, %d review, %d error · %.1f ms (p99 %.1f) · queue %s"
        .formatted(
            tail.results(),
            tail.count(Verdict.PASS),
            tail.count(Verdict.REJECT),
            tail.count(Verdict.REVIEW),
            tail.count(Verdict.ERROR),
            tail.latest().at(.5),
            tail.latest().at(.99),
            queued < 0 ? "?" : Long.toString(queued));
  }

  private static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
