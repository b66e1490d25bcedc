package dev.loupe.it.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.check.LedgerReader;
import dev.loupe.it.check.PlcLogReader;
import dev.loupe.it.check.TruthReader;
import dev.loupe.it.network.Cable;
import dev.loupe.it.plant.Addresses;
import dev.loupe.it.plant.BrokerUsers;
import dev.loupe.it.plant.ControlPlane;
import dev.loupe.it.plant.EdgeNode;
import dev.loupe.it.plant.Line;
import dev.loupe.it.plant.Plant;
import dev.loupe.it.plant.PlantPlan;
import dev.loupe.it.plant.Postmaster;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.Children;
import dev.loupe.it.process.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A running plant to try faults on: started whole, and stopped with nothing left behind.
public final class Rig implements AutoCloseable {
  public static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Plant plant;
  private final BrokerUsers users;
  private final Optional<OwnPeers> peers;
  private final Children servers;
  private final List<Cables> cables = new ArrayList<>();
  private final PlcWatch plc;
  private final Ledger ledger;
  private final Thread lastWill = new Thread(this::end);

  /// A node's cables.
  public record Cables(Cable plc, Cable broker) {}

  private Rig(Installation installation, Path folder, Layout layout) {
    var data = folder.toAbsolutePath();
    var plan = layout.plan().apply(plan(installation, data, layout));
    users = BrokerUsers.in(data, names(layout));
    servers = new Children(data.resolve("servers"));
    peers =
        layout.ownPeers()
            ? Optional.of(OwnPeers.in(data, servers, installation.root(), users))
            : Optional.empty();
    plant = new Plant(peers.isPresent() ? peers.get().into(plan, users) : plan, _ -> {});
    if (layout.cables()) lay();
    plc = new PlcWatch(plant.line().plan().logs());
    ledger = new Ledger(() -> peers.isPresent() ? peers.get().postgres().sql() : control().sql());
    Runtime.getRuntime().addShutdownHook(lastWill);
  }

  /// Nothing runs yet; all that its programs write goes to `folder`.
  public static Rig in(Installation installation, Path folder, Layout layout) {
    return new Rig(installation, folder, layout);
  }

  /// Patient: what is tried here is what goes wrong, not how fast a busy machine is.
  private static PlantPlan plan(Installation installation, Path data, Layout layout) {
    var drawn = PlantPlan.drawn(installation, data, Addresses.free(layout.stations()));
    var feed = drawn.feed().option("--trigger-timeout", "2000");
    return drawn
        .with(feed)
        .nodes("loupe.deadline", "500ms")
        .nodes("loupe.camera.deadline", "250ms");
  }

  private static List<String> names(Layout layout) {
    var names = new ArrayList<>(List.of("stranger"));
    if (layout.ownPeers()) names.add(OwnPeers.CONTROL);
    for (var i = 1; i <= layout.stations(); i++) names.add("node-" + i);
    return names;
  }

  private void lay() {
    for (var i = 0; i < plant.nodes().size(); i++) {
      var both =
          new Cables(
              Cable.to(plant.line().plan().stations().get(i).port()), Cable.to(brokerPort()));
      var node = plant.node(i);
      node.set("loupe.plc.endpoint", "opc.tcp://127.0.0.1:" + both.plc().port() + "/loupe");
      node.set("loupe.broker.port", both.broker().port());
      cables.add(both);
    }
  }

  /// Starts everything and waits until each station has had a word.
  public Rig start() {
    peers.ifPresent(OwnPeers::start);
    plant.start();
    for (var station : line().plan().stations()) awaitWord(0, station.name());
    return this;
  }

  /// Starts only the servers and the control plane.
  public Rig startControl() {
    peers.ifPresent(OwnPeers::start);
    control().start();
    control().awaitReady(PATIENCE);
    return this;
  }

  /// Waits for a word that `station`'s PLC saw after `mark`.
  public PlcWatch.Event awaitWord(int mark, String station) {
    return plc.await(mark, PATIENCE, it -> it.name().equals("word") && it.station().equals(station))
        .orElseThrow(
            () -> new IllegalStateException(station + " gets no word; see " + plant.plan().data()));
  }

  public Plant plant() {
    return plant;
  }

  public Path folder() {
    return plant.plan().data();
  }

  public ControlPlane control() {
    return plant.control();
  }

  public Line line() {
    return plant.line();
  }

  public EdgeNode node(int number) {
    return plant.node(number);
  }

  public Cables cables(int number) {
    return cables.get(number);
  }

  public OwnPeers peers() {
    return peers.orElseThrow();
  }

  public Optional<Postmaster> embeddedPostgres() {
    return Postmaster.of(control().data());
  }

  /// The broker itself, past every cable.
  public int brokerPort() {
    return peers
        .map(own -> own.mosquitto().port())
        .orElseGet(() -> plant.plan().addresses().broker());
  }

  public BrokerUsers users() {
    return users;
  }

  public PlcWatch plc() {
    return plc;
  }

  public Ledger ledger() {
    return ledger;
  }

  /// What the live page fetches; throws where the control plane does not answer 200.
  public JsonNode live() throws IOException {
    return rest("/api/lines/line-1/live");
  }

  public JsonNode rest(String path) throws IOException {
    var answer = control().get(path);
    if (answer.status() != 200) throw new IOException(path + ": " + answer);
    return JSON.readTree(answer.body());
  }

  /// A node's place on the live page.
  public JsonNode light(String node) throws IOException {
    for (var station : live().path("stations"))
      if (station.path("node").asText().equals(node)) return station;
    throw new IOException(node + " is not on the page");
  }

  /// Words that the PLCs have seen and whose delivery is not in the ledger yet; -1 where the ledger
  /// does not answer.
  public long undelivered() {
    var words = plc.all("word").size();
    var deliveries = ledger.deliveries();
    return deliveries < 0 ? -1 : words - deliveries;
  }

  /// Waits until the ledger holds a delivery of every trigger that has had its word. Whether it
  /// came to hold them.
  public boolean drained(Duration patience) {
    var words = plc.all("word").size();
    return Await.until(patience, () -> ledger.deliveries() >= words);
  }

  /// Tells the simulator of `station` to do something, as its option `--orders` says.
  public void order(String station, String order) {
    line().order(station, order);
  }

  /// No new part from now on; waits until those in hand have their word, or time is up.
  public void pause() {
    line().plan().stations().forEach(station -> order(station.name(), "pause"));
    var quiet = new int[1];
    Await.until(
        Duration.ofSeconds(5),
        () -> {
          quiet[0] = plc.openAt(Long.MAX_VALUE).isEmpty() ? quiet[0] + 1 : 0;
          return quiet[0] > 6; // the order takes a moment to be read
        });
  }

  public void resume() {
    line().plan().stations().forEach(station -> order(station.name(), "resume"));
  }

  /// The three accounts as they are now, of all that was ever triggered.
  public Accounts accounts() {
    var plcs = line().plan();
    try (var connection = ledger.open()) {
      return new Accounts(
          PlcLogReader.read(plcs.logs()),
          LedgerReader.read(connection),
          TruthReader.read(plcs.truth()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The same of the parts triggered after `mark`.
  public Accounts accounts(int mark) {
    var parts =
        plc.since(mark, "trigger").stream().map(it -> it.text("part")).collect(Collectors.toSet());
    var violations =
        plc.since(mark, "violation").stream().map(it -> it.station() + ": " + it.text("what"));
    return accounts().of(parts, violations.toList());
  }

  /// Where these accounts differ, in words; empty where the run was right.
  public List<String> differences(int mark) {
    return accounts(mark).report(line().plan().seed()).differences();
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
    plant.close();
    cables.forEach(both -> {
      both.plc().close();
      both.broker().close();
    });
    peers.ifPresent(OwnPeers::close);
    servers.killAll();
  }
}
