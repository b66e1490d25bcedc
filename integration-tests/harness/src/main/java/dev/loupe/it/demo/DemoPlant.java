package dev.loupe.it.demo;

import dev.loupe.it.plant.BrokerUsers;
import dev.loupe.it.plant.ControlPlane;
import dev.loupe.it.plant.EdgeNode;
import dev.loupe.it.plant.Line;
import dev.loupe.it.plant.Model;
import dev.loupe.it.plant.Postmaster;
import dev.loupe.it.plant.Settings;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.Children;
import dev.loupe.it.process.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The demo's plant: a control plane, a line of two stations and an edge node at each.
final class DemoPlant {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path data;
  private final Children children;
  private final ControlPlane control;
  private final Line line;
  private final List<EdgeNode> nodes = new ArrayList<>();
  private boolean stopped;

  DemoPlant(
      Options options, Installation installation, Path data, Addresses addresses, Model model) {
    this.data = data;
    children = new Children(data.resolve("children"));
    var users = BrokerUsers.in(data, List.of("node-1", "node-2"));
    control =
        new ControlPlane(
            children, installation, data, log("control"), control(addresses, users.file()));
    line = new Line(children, installation, log("line"), plan(options, addresses));
    var binary = options.nativeNodes ? installation.nativeEdge() : installation.edge();
    for (var i = 0; i < 2; i++) {
      var settings =
          node(i, addresses, users)
              .with("loupe.plc.trigger", options.trigger)
              .with("loupe.plc.endpoint", line.plan().stations().get(i).endpoint());
      var bundle = model.bundleDirectory();
      if (bundle.isPresent())
        settings = settings.with("loupe.model", bundle.get().toAbsolutePath());
      nodes.add(new EdgeNode(children, binary, data, log("node-" + (i + 1)), settings));
    }
  }

  private Path log(String name) {
    return data.resolve("logs").resolve(name + ".log");
  }

  private static Settings control(Addresses addresses, Path users) {
    return Settings.none()
        .with("loupe.postgres", "embedded")
        .with("loupe.postgres-port", addresses.postgres())
        .with("loupe.broker", "embedded")
        .with("loupe.broker-port", addresses.broker())
        .with("loupe.broker-users", users.toAbsolutePath())
        .with("quarkus.http.port", addresses.http());
  }

  private Line.Plan plan(Options options, Addresses addresses) {
    var stations =
        List.of(
            new Line.Station("aoi-1", addresses.plc()[0], data.resolve("camera/aoi-1")),
            new Line.Station("aoi-2", addresses.plc()[1], data.resolve("camera/aoi-2")));
    var more = new ArrayList<String>();
    if (options.images != null)
      more.addAll(List.of("--images", options.images.toAbsolutePath().toString()));
    if (options.check)
      more.addAll(List.of("--keep", data.resolve("frames").toAbsolutePath().toString()));
    return new Line.Plan(stations, data, options.seed, options.pace, more);
  }

  private Settings node(int i, Addresses addresses, BrokerUsers users) {
    var name = "node-" + (i + 1);
    return Settings.none()
        .with("loupe.node", name)
        .with("loupe.line", "line-1")
        .with("loupe.station", "aoi-" + (i + 1))
        .with("loupe.data", data.resolve(name).toAbsolutePath())
        .with("loupe.plc.security", "none")
        .with("loupe.camera.folder", data.resolve("camera/aoi-" + (i + 1)).toAbsolutePath())
        .with("loupe.templates", data.resolve("templates").toAbsolutePath())
        .with("loupe.broker.host", "127.0.0.1")
        .with("loupe.broker.port", addresses.broker())
        .with("loupe.broker.user", name)
        .with("loupe.broker.password", users.password(name))
        .with("loupe.control", "http://127.0.0.1:" + addresses.http())
        .with("quarkus.http.port", addresses.node()[i]);
  }

  /// Starts everything and waits until it is ready. What a killed predecessor left is stopped
  /// first.
  void start(Speaker speaker) {
    control.start();
    line.start();
    line.awaitReady(PATIENCE);
    nodes.forEach(EdgeNode::start);
    control.awaitReady(PATIENCE);
    speaker.say("control plane ready");
    for (var node : nodes) {
      node.awaitReady(PATIENCE);
      speaker.say(node.name() + " ready");
    }
  }

  static void stopOrphans(Path data, Speaker speaker) {
    var orphans = new Children(data.resolve("children")).stopOrphans(Duration.ofSeconds(20));
    if (orphans > 0) speaker.say("stopped " + orphans + " processes of an earlier run");
    Postmaster.of(data.resolve("control")).ifPresent(Postmaster::stop);
  }

  ControlPlane control() {
    return control;
  }

  Line line() {
    return line;
  }

  List<EdgeNode> nodes() {
    return nodes;
  }

  /// A program that has ended although nobody asked for it.
  java.util.Optional<String> casualty() {
    if (!control.alive()) return java.util.Optional.of(control.name());
    if (!line.alive()) return java.util.Optional.of(line.name());
    return nodes.stream().filter(node -> !node.alive()).map(EdgeNode::name).findFirst();
  }

  /// Records that wait in the nodes, as they report it; -1 where nobody knows.
  long queued() {
    try {
      var answer = control.get("/api/nodes");
      if (answer.status() != 200) return -1;
      var json = new com.fasterxml.jackson.databind.ObjectMapper().readTree(answer.body());
      return json.findValues("queued").stream().mapToLong(value -> value.asLong()).sum();
    } catch (IOException e) {
      return -1;
    }
  }

  /// The line first, then the nodes once their queues are empty, then the control plane. Leaves no
  /// process behind.
  synchronized void stop(Speaker speaker) {
    if (stopped) return;
    stopped = true;
    children.close();
    if (line.alive()) {
      speaker.say("stopping the line");
      line.stop(Duration.ofSeconds(15));
    }
    if (nodes.stream().anyMatch(EdgeNode::alive)) {
      speaker.say("draining the nodes");
      if (control.alive()) Await.until(Duration.ofSeconds(8), () -> queued() <= 0);
      nodes.parallelStream().forEach(node -> node.stop(Duration.ofSeconds(15)));
    }
    if (control.alive()) speaker.say("stopping the control plane");
    control.stop(Duration.ofSeconds(25));
    children.killAll();
    speaker.say("stopped");
  }
}
