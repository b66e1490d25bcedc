package dev.loupe.it.kill;

import dev.loupe.it.check.Quantiles;
import dev.loupe.it.process.Await;
import dev.loupe.it.rig.PlcWatch.Event;
import dev.loupe.it.rig.Rig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Kills, restarts and waits for recovery, all by the dice of one seed. The moment of each kill is
/// a few milliseconds after a trigger, while the part is in hand.
final class Executioner {
  private static final Duration RECOVERY = Duration.ofSeconds(120);
  private static final double MOST_AFTER_TRIGGER_MS = 15;

  /// Three kills of four fall in this part of the time that a word takes, while the part is in
  /// hand; the others anywhere up to `MOST_AFTER_TRIGGER_MS`.
  private static final double IN_HAND = 0.6;

  private static final int MOST_APART_MS = 1_000;
  private static final int LONGEST_DEATH_MS = 5_000;

  private final Rig rig;
  private final RandomGenerator dice;
  private final Consumer<String> news;

  Executioner(Rig rig, RandomGenerator dice, Consumer<String> news) {
    this.rig = rig;
    this.dice = dice;
    this.news = news;
  }

  /// `times` each, in an order by the dice.
  List<Kill> kill(List<Victim> victims, int times) {
    var order = new ArrayList<Victim>();
    for (var i = 0; i < times; i++) order.addAll(victims);
    for (var i = order.size() - 1; i > 0; i--)
      order.set(i, order.set(dice.nextInt(i + 1), order.get(i)));
    var kills = new ArrayList<Kill>();
    for (var victim : order) {
      var kill = kill(kills.size() + 1, victim);
      kills.add(kill);
      news.accept(told(kill, order.size()));
    }
    return kills;
  }

  private static String told(Kill kill, int of) {
    return "%d/%d %s %.1f ms after a trigger, open %s; restarted after %.1f s, well after %.1f s"
        .formatted(
            kill.number(),
            of,
            kill.victim(),
            kill.afterTriggerMs(),
            kill.handshakes(),
            kill.restartedAfterMs() / 1000,
            kill.recoveredAfterMs() / 1000);
  }

  private Kill kill(int number, Victim victim) {
    pause(dice.nextInt(MOST_APART_MS));
    var most = number % 4 == 0 ? MOST_AFTER_TRIGGER_MS : IN_HAND * wordTime();
    var delay = (long) (dice.nextDouble() * most * 1e6);
    var death = dice.nextInt(LONGEST_DEATH_MS);
    var trigger =
        rig.plc()
            .nextTrigger(RECOVERY)
            .orElseThrow(() -> new IllegalStateException("the line stands still"));
    LockSupport.parkNanos(trigger.nanos() + delay - System.nanoTime());
    var at = Instant.now().toString();
    var killed = System.nanoTime();
    victim.kill(rig, station(trigger));
    pause(death);
    var open = rig.plc().openAt(killed).stream().map(Executioner::name).toList();
    var mark = rig.plc().mark();
    victim.restart(rig, station(trigger));
    var restarted = since(killed);
    awaitRecovery(victim, mark);
    var after = (killed - trigger.nanos()) / 1e6;
    return new Kill(number, victim, at, after, open, 0, restarted, since(killed));
  }

  /// The median of all words so far, in ms after their trigger.
  private double wordTime() {
    var times = rig.plc().all("word").stream().map(it -> it.line().path("ms").asDouble()).toList();
    return Math.min(MOST_AFTER_TRIGGER_MS, new Quantiles(times).at(.5));
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }

  private static int station(Event trigger) {
    return Integer.parseInt(trigger.station().replaceFirst(".*-", "")) - 1;
  }

  private static String name(Event trigger) {
    return trigger.station() + "/" + trigger.seq() + " " + trigger.text("part");
  }

  private void awaitRecovery(Victim victim, int mark) {
    for (var station : rig.line().plan().stations()) rig.awaitWord(mark, station.name());
    var words = rig.plc().all("word").size();
    if (!Await.until(RECOVERY, () -> rig.ledger().deliveries() >= words))
      throw new IllegalStateException(
          "%s killed: the ledger holds %d deliveries of %d words after %d s"
              .formatted(victim, rig.ledger().deliveries(), words, RECOVERY.toSeconds()));
  }

  private static void pause(long ms) {
    LockSupport.parkNanos(ms * 1_000_000);
  }
}
