package dev.loupe.it.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.evidence.Proof;
import dev.loupe.it.loop.Api;
import dev.loupe.it.loop.Keys;
import dev.loupe.it.peer.Mlflow;
import dev.loupe.it.plant.BrokerUsers;
import dev.loupe.it.plant.ControlPlane;
import dev.loupe.it.plant.Settings;
import dev.loupe.it.process.Children;
import dev.loupe.it.process.Installation;
import dev.loupe.it.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./prove models`: `loupe model list` of many registered versions, the whole process, beside a
/// `loupe --version` that asks nobody. Exit 1 where it takes a second or more.
@Command(name = "models", description = "How long `loupe model list` takes, beside its own start.")
public final class ModelListCommand implements Callable<Integer> {
  @Mixin private Proof proof = new Proof();

  @Option(names = "--versions", defaultValue = "217", description = "How many models (217).")
  private int versions;

  @Option(names = "--runs", defaultValue = "20", description = "Runs of the command (20).")
  private int runs;

  @Option(names = "--mlflow", description = "On an MLflow server too.")
  private boolean mlflow;

  /// `floor` is `loupe --version`, `rest` the bare GET by a client that is warm, all in ms.
  record ListTimes(
      String store,
      int versions,
      double registeringS,
      Spread floor,
      Spread list,
      Spread rest,
      boolean met) {
    static final double LIMIT_MS = 1_000;

    String line() {
      return "%s %s: loupe model list of %d: p50 %.0f p95 %.0f of %.0f ms | loupe --version p50 %.0f p95 %.0f | GET p50 %.1f ms | registered in %.0f s"
          .formatted(
              met() ? "met   " : "MISSED",
              store,
              versions,
              list.p50(),
              list.p95(),
              LIMIT_MS,
              floor.p50(),
              floor.p95(),
              rest.p50(),
              registeringS);
    }
  }

  @Override
  public Integer call() throws IOException {
    var measured = new ArrayList<ListTimes>();
    measured.add(onDirectory());
    if (mlflow) measured.add(onMlflow());
    var result = new TreeMap<String, Object>();
    result.put("limitMs", ListTimes.LIMIT_MS);
    result.put("stores", measured);
    var json = new ObjectMapper().valueToTree(result);
    System.out.println("kept in " + proof.keep("models", "./prove models", json));
    return measured.stream().allMatch(ListTimes::met) ? 0 : 1;
  }

  private ListTimes onDirectory() throws IOException {
    var place = Files.createTempDirectory("loupe-models-");
    return on("directory", place, new Children(place.resolve("children")), Settings.none());
  }

  private ListTimes onMlflow() throws IOException {
    var place = Files.createTempDirectory("loupe-models-mlflow-");
    var children = new Children(place.resolve("children"));
    var server = new Mlflow(children, place.resolve("mlflow"), checkout());
    server.start();
    try {
      var url = Settings.none().with("loupe.registry.url", server.url());
      return on("MLflow", place, children, url);
    } finally {
      server.stop();
    }
  }

  private Path checkout() {
    return proof.installation().root();
  }

  private ListTimes on(String store, Path place, Children children, Settings more)
      throws IOException {
    System.out.println("Running in " + place);
    var keys = Keys.in(place.resolve("keys"));
    var settings =
        Settings.none()
            .with("loupe.postgres-port", Ports.free())
            .with("loupe.broker-port", Ports.free())
            .with("loupe.broker-users", BrokerUsers.in(place, List.of("node-1")).file())
            .with("loupe.trust-keys", keys.trust())
            .with("quarkus.http.port", Ports.free())
            .with(more);
    var log = place.resolve("control.log");
    var control = new ControlPlane(children, new Installation(checkout()), place, log, settings);
    control.start();
    try {
      control.awaitReady(Duration.ofSeconds(90));
      var times = measure(store, control.url(), keys);
      System.out.println(times.line());
      return times;
    } finally {
      control.stop(Duration.ofSeconds(20));
      children.killAll();
    }
  }

  private ListTimes measure(String store, String url, Keys keys) throws IOException {
    var began = System.nanoTime();
    new ManyModels(new Api(url), keys.release()).register(versions);
    var registering = (System.nanoTime() - began) / 1e9;
    var samples = sample(new Loupe(checkout()), url);
    var list = Spread.of(samples.list());
    return new ListTimes(
        store,
        versions,
        registering,
        Spread.of(samples.floor()),
        list,
        Spread.of(samples.rest()),
        list.p95() < ListTimes.LIMIT_MS);
  }

  private record Samples(List<Double> floor, List<Double> list, List<Double> rest) {}

  /// Floor and list in turn, so that both meet the same machine.
  private Samples sample(Loupe loupe, String url) throws IOException {
    loupe.run("--version"); // builds it where it is missing
    loupe.run("model", "list", "--server", url); // writes its class archive
    var samples = new Samples(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    var api = new Api(url);
    for (var run = 0; run < runs; run++) {
      samples.floor().add(loupe.run("--version").ms());
      var listed = loupe.run("model", "list", "--server", url);
      if (listed.lines() != versions + 1)
        throw new IllegalStateException(listed.lines() + " lines for " + versions + " models");
      samples.list().add(listed.ms());
      var asked = System.nanoTime();
      api.get("/api/models?limit=1000").must("the models");
      samples.rest().add((System.nanoTime() - asked) / 1e6);
    }
    return samples;
  }
}
