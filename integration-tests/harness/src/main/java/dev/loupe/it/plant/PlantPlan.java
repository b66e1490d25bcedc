package dev.loupe.it.plant;

import dev.loupe.it.process.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a plant is made of. `control` and `nodes` are settings that go before the plant's own.
public record PlantPlan(
    Installation installation,
    Path data,
    Addresses addresses,
    Model model,
    Feed feed,
    boolean nativeNodes,
    Settings control,
    Settings nodes) {

  /// A plant with the built-in detector on drawn boards.
  public static PlantPlan drawn(Installation installation, Path data, Addresses addresses) {
    return new PlantPlan(
        installation,
        data.toAbsolutePath(),
        addresses,
        new Model.BuiltIn(),
        new Feed(1, 6, Optional.empty(), List.of()),
        false,
        Settings.none(),
        Settings.none());
  }

  /// The stream of parts: `pace` in parts a second and station, `images` a folder of pairs, else
  /// drawn boards; `options` are more of the simulator's own.
  public record Feed(long seed, double pace, Optional<Path> images, List<String> options) {
    public Feed {
      options = List.copyOf(options);
    }

    public Feed option(String... more) {
      var all = new ArrayList<>(options);
      all.addAll(List.of(more));
      return new Feed(seed, pace, images, all);
    }
  }

  public PlantPlan with(Model other) {
    return new PlantPlan(installation, data, addresses, other, feed, nativeNodes, control, nodes);
  }

  public PlantPlan with(Feed other) {
    return new PlantPlan(installation, data, addresses, model, other, nativeNodes, control, nodes);
  }

  public PlantPlan natively(boolean natively) {
    return new PlantPlan(installation, data, addresses, model, feed, natively, control, nodes);
  }

  public PlantPlan control(String name, Object value) {
    return new PlantPlan(
        installation, data, addresses, model, feed, nativeNodes, control.with(name, value), nodes);
  }

  public PlantPlan nodes(String name, Object value) {
    return new PlantPlan(
        installation, data, addresses, model, feed, nativeNodes, control, nodes.with(name, value));
  }

  List<String> edge() {
    return nativeNodes ? installation.nativeEdge() : installation.edge();
  }

  /// Station i is `aoi-i`, with node `node-i`, from 1.
  List<Line.Station> stations() {
    var stations = new ArrayList<Line.Station>();
    for (var port : addresses.plc()) {
      var name = "aoi-" + (stations.size() + 1);
      stations.add(new Line.Station(name, port, data.resolve("camera").resolve(name)));
    }
    return stations;
  }

  Line.Plan line() {
    var options = new ArrayList<>(feed.options());
    feed.images()
        .ifPresent(
            folder -> options.addAll(List.of("--images", folder.toAbsolutePath().toString())));
    return new Line.Plan(stations(), data, feed.seed(), feed.pace(), options);
  }

  List<String> nodeNames() {
    return stations().stream().map(station -> station.name().replace("aoi", "node")).toList();
  }

  Settings controlSettings(Path users) {
    var broker = Settings.none();
    if (!control.values().containsKey("loupe.broker.host"))
      broker = broker.with("loupe.broker", "embedded");
    return broker
        .with("loupe.postgres", "embedded")
        .with("loupe.postgres-port", addresses.postgres())
        .with("loupe.broker-port", addresses.broker())
        .with("loupe.broker-users", users.toAbsolutePath())
        .with("quarkus.http.port", addresses.http())
        .with(control);
  }

  Settings nodeSettings(int index, BrokerUsers users) {
    var name = nodeNames().get(index);
    var station = stations().get(index);
    var settings =
        Settings.none()
            .with("loupe.node", name)
            .with("loupe.line", "line-1")
            .with("loupe.station", station.name())
            .with("loupe.data", data.resolve(name))
            .with("loupe.plc.endpoint", station.endpoint())
            .with("loupe.plc.security", "none")
            .with("loupe.camera.folder", station.camera())
            .with("loupe.templates", line().templates())
            .with("loupe.broker.host", "127.0.0.1")
            .with("loupe.broker.port", addresses.broker())
            .with("loupe.broker.user", name)
            .with("loupe.broker.password", users.password(name))
            .with("loupe.control", "http://127.0.0.1:" + addresses.http())
            .with("quarkus.http.port", addresses.node().get(index));
    return model
        .bundleDirectory()
        .map(bundle -> settings.with("loupe.model", bundle.toAbsolutePath()))
        .orElse(settings)
        .with(nodes);
  }
}
