package dev.loupe.it.played;

import dev.loupe.it.check.Truth;
import dev.loupe.it.loop.Api;
import dev.loupe.it.loop.GoldenBoard;
import dev.loupe.it.loop.Keys;
import dev.loupe.it.loop.Workshop;
import dev.loupe.it.network.CommitTap;
import dev.loupe.it.peer.Mosquitto;
import dev.loupe.it.peer.MqttClient;
import dev.loupe.it.peer.PostgresServer;
import dev.loupe.it.plant.BrokerUsers;
import dev.loupe.it.plant.ControlPlane;
import dev.loupe.it.plant.Settings;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.Children;
import dev.loupe.it.process.Installation;
import dev.loupe.it.process.Ports;
import dev.loupe.it.rig.Ledger;
import dev.loupe.it.rig.OwnPeers;
import dev.loupe.schema.model.ModelRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/// A control plane with its servers, and played nodes at `aoi-1` and so on. Between it and its
/// database lies a tap at each saved change of a rollout.
public final class Stand implements AutoCloseable {
  public static final String LINE = "line-1";
  private static final String SAVED = "insert into rollout_transition";
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Path folder;
  private final Children children;
  private final PostgresServer postgres;
  private final Mosquitto mosquitto;
  private final BrokerUsers users;
  private final ControlPlane control;
  private final CommitTap tap;
  private final Guillotine guillotine;
  private final Workshop workshop;
  private final Map<String, Conduct> conducts = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Truth> truths = new ConcurrentHashMap<>();
  private final List<PlayedNode> nodes = new ArrayList<>();
  private final Thread lastWill = new Thread(this::end);

  private Stand(Installation installation, Path folder, int stations, Settings more) {
    this.folder = folder;
    children = new Children(folder.resolve("children"));
    postgres = new PostgresServer(children, folder.resolve("logs/postgres.log"));
    users = BrokerUsers.in(folder, names(stations));
    var rights = installation.root().resolve("deploy/mosquitto/acl");
    mosquitto = new Mosquitto(children, folder.resolve("mosquitto"), rights, users.passwords());
    guillotine = new Guillotine(() -> control().kill());
    tap = CommitTap.to(postgres.port(), SAVED, guillotine::passes);
    var keys = Keys.in(folder.resolve("keys"));
    workshop = new Workshop(keys.release(), "demo person", GoldenBoard.blank());
    var log = folder.resolve("logs/control.log");
    control = new ControlPlane(children, installation, folder, log, settings(keys).with(more));
    Runtime.getRuntime().addShutdownHook(lastWill);
  }

  private static List<String> names(int stations) {
    var names = new ArrayList<>(List.of(OwnPeers.CONTROL));
    for (var i = 1; i <= stations; i++) names.add("node-" + i);
    return names;
  }

  private Settings settings(Keys keys) {
    return Settings.none()
        .with("loupe.postgres", "external")
        .with("quarkus.datasource.jdbc.url", postgres.url(tap.port()))
        .with("quarkus.datasource.username", postgres.user())
        .with("quarkus.datasource.password", postgres.password())
        .with("loupe.broker.host", "127.0.0.1")
        .with("loupe.broker.port", mosquitto.port())
        .with("loupe.broker.user", OwnPeers.CONTROL)
        .with("loupe.broker.password", users.password(OwnPeers.CONTROL))
        .with("loupe.trust-keys", keys.trust())
        .with("loupe.assignment-key", keys.assignment())
        .with("loupe.assignment-key-id", Keys.ASSIGNMENT)
        .with("quarkus.http.port", Ports.free());
  }

  /// Everything runs, and each node has been heard: its champion is `champion`, registered first.
  public static Stand start(Installation installation, Path folder, int stations, long seed) {
    return start(installation, folder, stations, seed, Settings.none());
  }

  /// With `more` settings of the control plane.
  public static Stand start(
      Installation installation, Path folder, int stations, long seed, Settings more) {
    var stand = new Stand(installation, folder.toAbsolutePath(), stations, more);
    try {
      stand.postgres.start();
      stand.mosquitto.start();
      stand.startControl();
      var champion = stand.register("0", Conduct.GOOD);
      for (var i = 1; i <= stations; i++) stand.join(i, champion, seed);
      for (var node : stand.nodes) stand.await(() -> stand.hears(node), node.name() + " is heard");
      return stand;
    } catch (IOException | RuntimeException e) {
      stand.close();
      throw e instanceof RuntimeException runtime
          ? runtime
          : new UncheckedIOException((IOException) e);
    }
  }

  private void join(int number, ModelRef champion, long seed) throws IOException {
    var node = "node-" + number;
    var station = "aoi-" + number;
    var login = new MqttClient.Login(node, node, users.password(node));
    var broker = MqttClient.connect(mosquitto.port(), login);
    if (broker == null) throw new IOException("the broker refused " + node);
    var line = new PlayedLine(station, seed * 100 + number, conducts, truths);
    nodes.add(new PlayedNode(node, line, new PlayedSlot(station, champion), broker));
  }

  private boolean hears(PlayedNode node) {
    var path = "/api/nodes";
    return api().get(path).json().findValuesAsText("node").contains(node.name());
  }

  /// A model of this conduct, registered as `diff:version`.
  public ModelRef register(String version, Conduct conduct) {
    var made = workshop.diff(version, 0.5);
    api()
        .post("/api/models", "application/octet-stream", made.file())
        .must("registering " + version);
    conducts.put(made.digest(), conduct);
    return new ModelRef(made.name(), made.version(), made.digest());
  }

  public Api api() {
    return new Api(control.url());
  }

  /// Where its programs write.
  public Path folder() {
    return folder;
  }

  public ControlPlane control() {
    return control;
  }

  public void startControl() {
    control.start();
    control.awaitReady(PATIENCE);
  }

  public PostgresServer postgres() {
    return postgres;
  }

  public Ledger ledger() {
    return new Ledger(postgres::sql);
  }

  public Guillotine guillotine() {
    return guillotine;
  }

  List<PlayedNode> nodes() {
    return List.copyOf(nodes);
  }

  List<String> stations() {
    return nodes.stream().map(node -> node.name().replace("node", "aoi")).toList();
  }

  /// The model that each node decides by.
  public List<ModelRef> champions() {
    return nodes.stream().map(PlayedNode::champion).toList();
  }

  /// All assignments that each node heard, in order.
  public Map<String, List<Order>> heard() {
    var heard = new TreeMap<String, List<Order>>();
    for (var node : nodes) heard.put(node.name(), node.orders());
    return heard;
  }

  /// Records that nodes have written and the ledger does not hold.
  public long lost() {
    var held = "select coalesce(sum(upper(r) - lower(r)), 0) from journal, unnest(got) r";
    return nodes.stream().mapToLong(PlayedNode::written).sum() - ledger().number(held);
  }

  Map<String, Truth> truths() {
    return truths;
  }

  /// Parts a beat, ten beats a second, at each node.
  public void pace(int parts) {
    nodes.forEach(node -> node.pace(parts));
  }

  /// The node of the lot's station sends it.
  public void replay(Lot lot) {
    var node = lot.station().replace("aoi", "node");
    nodes.stream().filter(it -> it.name().equals(node)).forEach(it -> it.replay(lot));
  }

  /// Throws after two minutes, or where a node has died.
  public void await(BooleanSupplier what, String name) {
    var came =
        Await.until(
            PATIENCE,
            () -> {
              nodes.forEach(PlayedNode::mustLive);
              return what.getAsBoolean();
            });
    if (!came) throw new IllegalStateException("not after " + PATIENCE.toSeconds() + " s: " + name);
  }

  /// No part comes any more, and the ledger has receipted all there were.
  public void settle() {
    pace(0);
    await(() -> nodes.stream().allMatch(node -> node.queued() == 0), "every record is receipted");
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(lastWill);
    } catch (IllegalStateException e) {
      // this process is ending
    }
    end();
  }

  private synchronized void end() {
    for (var node : nodes) {
      try {
        node.close();
      } catch (IOException e) {
        // its broker is gone
      }
    }
    control.stop(Duration.ofSeconds(5));
    mosquitto.stop();
    postgres.remove();
    tap.close();
    children.killAll();
  }
}
