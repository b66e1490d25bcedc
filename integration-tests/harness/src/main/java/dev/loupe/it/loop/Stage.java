package dev.loupe.it.loop;

import dev.loupe.it.plant.Plant;
import java.util.List;
import java.util.function.Consumer;

/// What the acts play on. `people` label; `news` hears what goes on, a line each.
public record Stage(
    Plant plant, Api api, Workshop workshop, Reviewers people, Consumer<String> news) {
  public static final String LINE = "line-1";
  public static final String PERSON = "demo person";

  public List<String> stations() {
    return plant.line().plan().stations().stream().map(station -> station.name()).toList();
  }

  public void register(Workshop.Made made) {
    api.post("/api/models", "application/octet-stream", made.file())
        .must("registering " + made.name() + ":" + made.version());
    news.accept("registered " + made.name() + ":" + made.version() + ", signed by " + PERSON);
  }
}
