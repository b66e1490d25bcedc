package dev.loupe.it.plant;

import dev.loupe.it.process.Children;
import dev.loupe.it.process.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// The control plane as a process.
public final class ControlPlane extends Program {
  private final Installation installation;
  private final Path folder;
  private Settings settings;

  /// `folder` gets its configuration and its data; `log` its output.
  public ControlPlane(
      Children children, Installation installation, Path folder, Path log, Settings settings) {
    super(children, "control plane", log);
    this.installation = installation;
    this.folder = folder;
    this.settings = Settings.none().with("loupe.data", data(folder)).with(settings);
  }

  private static Path data(Path folder) {
    return folder.resolve("control").toAbsolutePath();
  }

  public Settings settings() {
    return settings;
  }

  /// Takes effect at the next start.
  public void set(String name, Object value) {
    settings = settings.with(name, value);
  }

  public Path data() {
    return Path.of(settings.get("loupe.data"));
  }

  public String url() {
    return "http://127.0.0.1:" + settings.get("quarkus.http.port");
  }

  @Override
  public void start() {
    if (hasOwnDatabase()) installation.databasePrograms().lend(data());
    super.start();
  }

  @Override
  public void awaitReady(Duration patience) {
    super.awaitReady(patience);
    installation.databasePrograms().keep(data());
  }

  private boolean hasOwnDatabase() {
    return !"external".equals(settings.values().get("loupe.postgres"));
  }

  @Override
  List<String> command() {
    var command = new ArrayList<>(installation.control());
    command.add(settings.write(folder.resolve("control.yaml")).toAbsolutePath().toString());
    return command;
  }

  @Override
  public boolean ready() {
    return ok(url() + "/q/health/ready");
  }

  /// Answers of the REST interface; throws where it does not answer.
  public Answer get(String path) throws IOException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(10));
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public record Answer(int status, String body) {}

  /// A connection to the ledger's database, past the control plane.
  public Connection sql() throws SQLException {
    var access = new Properties();
    try (var reader = Files.newBufferedReader(data().resolve("postgres.properties"))) {
      access.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return DriverManager.getConnection(
        access.getProperty("url"), access.getProperty("user"), access.getProperty("password"));
  }

  /// After kill -9 its PostgreSQL lives on: stops that as well, for good.
  @Override
  public boolean stop(Duration patience) {
    var gone = super.stop(patience);
    Postmaster.of(data()).ifPresent(Postmaster::stop);
    return gone;
  }
}
