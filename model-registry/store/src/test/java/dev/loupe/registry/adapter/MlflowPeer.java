package dev.loupe.registry.adapter;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A real MLflow server, started once for all tests that take it as a parameter and stopped after
/// them. Where it cannot be installed, they fail: without it they show nothing.
public final class MlflowPeer implements ParameterResolver {
  /// The running server; JUnit closes it at the end of the run.
  public record Running(Process process, int port, Path folder) implements AutoCloseable {
    public String url() {
      return "http://127.0.0.1:" + port;
    }

    /// The server's workers are processes of their own, and none may stay.
    @Override
    public void close() throws InterruptedException, IOException {
      var all = new ArrayList<>(process.descendants().toList());
      all.add(process.toHandle());
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
      all.forEach(ProcessHandle::destroyForcibly);
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Running.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(Running.class, _ -> start(), Running.class);
  }

  private static Running start() {
    try {
      var script = script();
      run(List.of(script, "install"));
      var folder = Files.createTempDirectory("loupe-mlflow-");
      var port = freePort();
      var command = List.of(script, "serve", Integer.toString(port), folder.toString());
      var log = folder.resolve("server.log").toFile();
      var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
      var running = new Running(builder.start(), port, folder);
      waitFor(running, log);
      return running;
    } catch (IOException e) {
      throw new AssertionError("MLflow cannot be started: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static void waitFor(Running running, File log) throws IOException, InterruptedException {
    var end = Instant.now().plus(Duration.ofMinutes(2));
    while (!answers(running.port())) {
      if (!running.process().isAlive() || Instant.now().isAfter(end)) {
        var said = Files.readString(log.toPath());
        running.close();
        throw new AssertionError("MLflow does not answer:\n" + said);
      }
      Thread.sleep(100);
    }
  }

  private static boolean answers(int port) throws InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + port + "/health");
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static String script() throws IOException {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      var script = at.resolve("integration-tests/peers/mlflow.sh");
      if (Files.isExecutable(script)) return script.toString();
    }
    throw new IOException("integration-tests/peers/mlflow.sh was not found");
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) throw new AssertionError(said.strip());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
