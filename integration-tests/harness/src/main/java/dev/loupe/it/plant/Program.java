package dev.loupe.it.plant;

import static java.util.Objects.requireNonNull;

import dev.loupe.it.process.Await;
import dev.loupe.it.process.CannotStart;
import dev.loupe.it.process.Child;
import dev.loupe.it.process.Children;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program of the plant that can be started, stopped, killed and started again.
abstract class Program {
  static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Children children;
  private final String name;
  private final Path log;
  private @Nullable Child child;

  Program(Children children, String name, Path log) {
    this.children = children;
    this.name = name;
    this.log = log;
  }

  /// What to run now.
  abstract List<String> command();

  /// Whether it can do its work.
  public abstract boolean ready();

  public String name() {
    return name;
  }

  public void start() {
    child = children.start(name, command(), requireNonNull(log.toAbsolutePath().getParent()), log);
  }

  public boolean alive() {
    return child != null && child.alive();
  }

  public Child child() {
    if (child == null) throw new IllegalStateException(name + " was never started");
    return child;
  }

  /// Waits until it is ready; says why it is not, with the end of its log.
  public void awaitReady(Duration patience) {
    var came = Await.until(patience, () -> ready() || !alive());
    if (came && alive()) return;
    var why = alive() ? "is not ready after " + patience.toSeconds() + " s" : "has stopped";
    throw new CannotStart(
        "The %s %s. It said: %s (its log: %s)"
            .formatted(name, why, child().lastWords(5).replace("\n", " / "), log));
  }

  /// SIGTERM, then after `patience` SIGKILL. Whether it went by itself.
  public boolean stop(Duration patience) {
    return child == null || !child.alive() || child.stop(patience);
  }

  /// kill -9.
  public void kill() {
    child().kill();
  }

  /// Whether `url` answers 200.
  static boolean ok(String url) {
    try {
      var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(3)).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (java.io.IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
