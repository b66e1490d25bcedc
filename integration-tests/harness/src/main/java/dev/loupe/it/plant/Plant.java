package dev.loupe.it.plant;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.check.Checker;
import dev.loupe.it.check.LedgerReader;
import dev.loupe.it.check.PlcLogReader;
import dev.loupe.it.check.Report;
import dev.loupe.it.check.TruthReader;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.Children;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A control plane, a line of some stations and an edge node at each, as processes.
public final class Plant implements AutoCloseable {
  private static final Duration CALM = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final PlantPlan plan;
  private final Consumer<String> news;
  private final Children children;
  private final ControlPlane control;
  private final Line line;
  private final List<EdgeNode> nodes = new ArrayList<>();
  private volatile boolean stopped;

  /// Starts nothing yet. `news` hears what goes on, a line each.
  public Plant(PlantPlan plan, Consumer<String> news) {
    this.plan = plan;
    this.news = news;
    var data = plan.data();
    children = children(data);
    var users = BrokerUsers.in(data, plan.nodeNames());
    var logs = data.resolve("logs");
    var installation = plan.installation();
    control =
        new ControlPlane(
            children,
            installation,
            data,
            logs.resolve("control.log"),
            plan.controlSettings(users.file()));
    line = new Line(children, installation, logs.resolve("line.log"), plan.line());
    for (var i = 0; i < plan.stations().size(); i++) {
      var log = logs.resolve(plan.nodeNames().get(i) + ".log");
      nodes.add(new EdgeNode(children, plan.edge(), data, log, plan.nodeSettings(i, users)));
    }
  }

  private static Children children(Path data) {
    return new Children(data.resolve("children"));
  }

  /// Stops what a killed parent left behind in `data`.
  public static void stopOrphans(Path data, Consumer<String> news) {
    var orphans = children(data).stopOrphans(Duration.ofSeconds(20));
    if (orphans > 0) news.accept("stopped " + orphans + " processes of an earlier run");
    Postmaster.of(data.resolve("control")).ifPresent(Postmaster::stop);
  }

  public PlantPlan plan() {
    return plan;
  }

  public ControlPlane control() {
    return control;
  }

  public Line line() {
    return line;
  }

  public List<EdgeNode> nodes() {
    return List.copyOf(nodes);
  }

  public EdgeNode node(int index) {
    return nodes.get(index);
  }

  /// For more processes of the same plant.
  public Children children() {
    return children;
  }

  /// Starts everything and waits until it is ready.
  public void start() {
    startWithoutNodes();
    startNodes();
  }

  /// The line, whose templates are there then, and the control plane.
  public void startWithoutNodes() {
    control.start();
    line.startStanding(); // a station that starts takes the machine from one that has a part
    line.awaitReady(PATIENCE);
    news.accept("line ready");
    control.awaitReady(PATIENCE);
    news.accept("control plane ready");
  }

  public void startNodes() {
    nodes.forEach(EdgeNode::start);
    for (var node : nodes) {
      node.awaitReady(PATIENCE);
      news.accept(node.name() + " ready");
    }
    Await.until(CALM, () -> false); // their start still keeps compilers busy
    line.run();
  }

  /// A program that has ended although nobody asked for it.
  public Optional<String> casualty() {
    if (stopped) return Optional.empty();
    if (!control.alive()) return Optional.of(control.name());
    if (!line.alive()) return Optional.of(line.name());
    return nodes.stream().filter(node -> !node.alive()).map(EdgeNode::name).findFirst();
  }

  /// Records that wait in the nodes, as they report it; -1 where nobody knows.
  public long queued() {
    try {
      var answer = control.get("/api/nodes");
      if (answer.status() != 200) return -1;
      var reports = new ObjectMapper().readTree(answer.body()).findValues("queued");
      return reports.stream().mapToLong(queued -> queued.asLong()).sum();
    } catch (IOException e) {
      return -1;
    }
  }

  /// After the line has stopped: waits until the ledger holds a delivery for each of its triggers,
  /// or the nodes have said for a while that nothing waits.
  public void drain(Duration patience) {
    var triggers = PlcLogReader.read(line.plan().logs()).shots().size();
    var empty = new int[1];
    Await.until(
        patience,
        () -> {
          empty[0] = queued() == 0 ? empty[0] + 1 : 0;
          return deliveries() >= triggers || empty[0] > 80;
        });
  }

  private long deliveries() {
    try (var connection = control.sql();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from delivery")) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      return 0; // not yet
    }
  }

  /// Joins the three accounts of all that this plant has done.
  public Report judge() {
    var plcs = line.plan();
    try (var connection = control.sql()) {
      return Checker.check(
          plcs.seed(),
          PlcLogReader.read(plcs.logs()),
          LedgerReader.read(connection),
          TruthReader.read(plcs.truth()));
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger cannot be read", e);
    }
  }

  /// The line first, then the nodes once their queues are empty, then the control plane. Leaves no
  /// process behind.
  public synchronized void stop() {
    if (stopped) return;
    stopped = true;
    children.close();
    if (line.alive()) {
      news.accept("stopping the line");
      line.stop(Duration.ofSeconds(15));
    }
    if (nodes.stream().anyMatch(EdgeNode::alive)) {
      news.accept("draining the nodes");
      if (control.alive()) Await.until(Duration.ofSeconds(8), () -> queued() <= 0);
      nodes.parallelStream().forEach(node -> node.stop(Duration.ofSeconds(15)));
    }
    if (control.alive()) news.accept("stopping the control plane");
    control.stop(Duration.ofSeconds(25));
    children.killAll();
    news.accept("stopped");
  }

  /// Ends everything without waiting for queues: for tests, whose data nobody needs.
  @Override
  public void close() {
    if (stopped) return;
    stopped = true;
    children.killAll();
    Postmaster.of(control.data()).ifPresent(Postmaster::stop);
  }
}
