package dev.loupe.it.drift;

import dev.loupe.it.plant.Plant;
import dev.loupe.it.process.Await;
import dev.loupe.it.rig.Ledger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// A real line with its PLCs and nodes, started anew for each phase.
final class LineLots implements Lots {
  private static final Duration PATIENCE = Duration.ofMinutes(9);
  private static final String READY =
      """
      select count(*) from (select station, recipe from summary
        where at > ? and recipe = any (string_to_array(?, ',')) group by station, recipe
        having count(distinct lot) filter (where parts = 20) >= ?) it\
      """;

  private final Plant plant;
  private final Ledger ledger;
  private final long seed;
  private final Consumer<String> news;

  LineLots(Plant plant, long seed, Consumer<String> news) {
    this.plant = plant;
    this.ledger = new Ledger(() -> plant.control().sql());
    this.seed = seed;
    this.news = news;
  }

  @Override
  public void play(Phase phase) {
    var line = plant.line();
    var began = Instant.now();
    line.set(line.plan().with(seed + phase.ordinal(), phase.options(seed)));
    line.start();
    line.awaitReady(Duration.ofSeconds(60));
    var series = line.plan().stations().size() * phase.recipes().size();
    var recipes = String.join(",", phase.recipes());
    var came =
        ledger.reaches(PATIENCE, series, READY, Timestamp.from(began), recipes, phase.lots());
    line.stop(Duration.ofSeconds(15));
    Await.until(Duration.ofSeconds(30), () -> plant.queued() == 0);
    if (!came)
      throw new IllegalStateException(
          phase + ": the lots did not come in " + PATIENCE.toMinutes() + " minutes");
    var seconds = Duration.between(began, Instant.now()).toSeconds();
    news.accept(phase + ": its lots are in the ledger after " + seconds + " s");
  }
}
