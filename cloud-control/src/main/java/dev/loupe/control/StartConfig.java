package dev.loupe.control;

import dev.loupe.control.drift.adapter.DriftConfig;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The configuration as it is needed before Quarkus runs: Flyway wants a database that answers.
public record StartConfig(ControlConfig loupe, String httpHost, int httpPort, String profile) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

  /// Throws StartRefused naming the file and what is wrong with it.
  public static StartConfig read(Path file) {
    try {
      var config =
          new SmallRyeConfigBuilder()
              .addDefaultInterceptors()
              .addDefaultSources()
              .withSources(new YamlConfigSource(file.toUri().toURL(), 265))
              .withMapping(ControlConfig.class)
              .withMapping(DriftConfig.class)
              .build();
      return of(config);
    } catch (IOException e) {
      throw new StartRefused(file + " cannot be read: " + e.getMessage());
    } catch (RuntimeException e) { // the YAML parser and the converters have no type in common
      throw new StartRefused(file + ": " + reason(e));
    }
  }

  private static StartConfig of(SmallRyeConfig config) {
    return new StartConfig(
        config.getConfigMapping(ControlConfig.class),
        config.getOptionalValue("quarkus.http.host", String.class).orElse("127.0.0.1"),
        config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080),
        config.getOptionalValue("quarkus.profile", String.class).orElse(""));
  }

  private static String reason(RuntimeException e) {
    if (e instanceof ConfigValidationException problems)
      return IntStream.range(0, problems.getProblemCount())
          .mapToObj(it -> plain(problems.getProblem(it).getMessage()))
          .collect(Collectors.joining("; "));
    var text = String.valueOf(e.getMessage());
    return text.lines().map(String::strip).limit(3).collect(Collectors.joining(" "));
  }

  /// The library's message without its codes and class names.
  private static String plain(String message) {
    return message
        .replaceAll("([\\w.]+Exception: )?SRCFG\\d+: ", "")
        .replaceAll(" in \\w+\\[.*] does not map to any root", " is no setting");
  }

  /// Throws StartRefused for what this version does not do.
  public void check() {
    if (!LOOPBACK.contains(httpHost))
      throw new StartRefused(
          "quarkus.http.host is "
              + httpHost
              + ", but without authentication HTTP listens on 127.0.0.1 only: remove it.");
    if (!Set.of("embedded", "external").contains(loupe.postgres()))
      throw new StartRefused(
          "loupe.postgres is '" + loupe.postgres() + "': write embedded or external.");
    if (loupe.broker().kind().filter(kind -> !kind.equals("embedded")).isPresent())
      throw new StartRefused(
          "loupe.broker is '"
              + loupe.broker().kind().orElseThrow()
              + "': write embedded, or host, port, user and password of your own.");
    checkRegistry();
    checkLedger();
    if (production() && embeddedPostgres())
      throw new StartRefused(
          "Production refuses the embedded PostgreSQL: set loupe.postgres to external.");
    if (production() && loupe.broker().embedded())
      throw new StartRefused("Production refuses the embedded broker: set loupe.broker.host.");
    if (production() && loupe.assignmentKey().isEmpty())
      throw new StartRefused(
          "Production needs the key that signs assignments: set loupe.assignment-key.");
  }

  private void checkRegistry() {
    var registry = loupe.registry();
    if (registry.kind().filter(kind -> !kind.equals("directory")).isPresent())
      throw new StartRefused(
          "loupe.registry is '"
              + registry.kind().orElseThrow()
              + "': write directory, or url (and user, password) of an MLflow server.");
    if (registry.url().filter(url -> !url.matches("https?://[^/]+(/.*[^/])?")).isPresent())
      throw new StartRefused(
          "loupe.registry.url is '"
              + registry.url().orElseThrow()
              + "': write http://HOST:PORT without a slash at its end.");
  }

  private void checkLedger() {
    var ledger = loupe.ledger();
    if (ledger.nodes() < 1 || ledger.credit() < 1 || ledger.writers() < 1)
      throw new StartRefused("loupe.ledger: nodes, credit and writers must be 1 or more.");
    if (ledger.buffer() < ledger.window())
      throw new StartRefused(
          "loupe.ledger.buffer is "
              + ledger.buffer()
              + " but loupe.ledger.nodes × credit is "
              + ledger.window()
              + ": a full buffer would end the stream; raise the one or lower the other.");
  }

  public boolean embeddedPostgres() {
    return loupe.postgres().equals("embedded");
  }

  private boolean production() {
    return loupe.production() || profile.contains("production");
  }
}
