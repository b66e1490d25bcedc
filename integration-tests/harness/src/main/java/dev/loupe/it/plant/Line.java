package dev.loupe.it.plant;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.loupe.it.process.Children;
import dev.loupe.it.process.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The simulated line as a process: one PLC a station, and the stream of parts.
public final class Line extends Program {
  private final Installation installation;
  private Plan plan;
  private boolean standing;

  public Line(Children children, Installation installation, Path log, Plan plan) {
    super(children, "line", log);
    this.installation = installation;
    this.plan = plan;
  }

  /// `folder` gets templates, logs and truth; `options` are more of the simulator's own.
  public record Plan(
      List<Station> stations, Path folder, long seed, double pace, List<String> options) {
    public Plan {
      stations = List.copyOf(stations);
      options = List.copyOf(options);
    }

    public Plan with(long otherSeed, List<String> otherOptions) {
      return new Plan(stations, folder, otherSeed, pace, otherOptions);
    }

    public Path templates() {
      return folder.resolve("templates").toAbsolutePath();
    }

    public Path logs() {
      return folder.resolve("plc").toAbsolutePath();
    }

    public Path truth() {
      return folder.resolve("truth.jsonl").toAbsolutePath();
    }

    Path orders() {
      return folder.resolve("orders").toAbsolutePath();
    }
  }

  /// `camera` is the folder that its frames appear in.
  public record Station(String name, int port, Path camera) {
    public String endpoint() {
      return "opc.tcp://127.0.0.1:" + port + "/loupe";
    }
  }

  public Plan plan() {
    return plan;
  }

  /// Takes effect at the next start.
  public void set(Plan other) {
    plan = other;
  }

  @Override
  List<String> command() {
    var command = new ArrayList<>(installation.simulator());
    for (var station : plan.stations()) {
      command.add("--station");
      command.add(station.name() + ":" + station.port() + ":" + station.camera().toAbsolutePath());
    }
    command.addAll(List.of("--templates", plan.templates().toString()));
    command.addAll(List.of("--log", plan.logs().toString()));
    command.addAll(List.of("--truth", plan.truth().toString()));
    command.addAll(List.of("--seed", Long.toString(plan.seed())));
    command.addAll(List.of("--pace", Double.toString(plan.pace())));
    command.addAll(List.of("--orders", plan.orders().toString()));
    if (standing) command.add("--standing");
    command.addAll(plan.options());
    return command;
  }

  /// Starts it without a part: `run` lets them come.
  void startStanding() {
    standing = true;
    start();
    standing = false;
  }

  void run() {
    plan.stations().forEach(station -> order(station.name(), "resume"));
  }

  /// Tells the simulator of `station` to do something, as its option `--orders` says.
  public void order(String station, String order) {
    try {
      var line = station + " " + order + System.lineSeparator();
      Files.writeString(plan.orders(), line, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Its PLCs can be reached.
  @Override
  public boolean ready() {
    return plan.stations().stream().allMatch(station -> listens(station.port()));
  }

  private static boolean listens(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
