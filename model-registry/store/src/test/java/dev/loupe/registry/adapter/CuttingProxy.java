package dev.loupe.registry.adapter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before a server and loses what it is told to lose.
final class CuttingProxy implements AutoCloseable {
  /// What happens to requests, counted from 1.
  interface Cut {
    Fate of(int request);
  }

  enum Fate {
    PASSED,
    /// The server never hears of it.
    REQUEST_LOST,
    /// The server did it, and nobody learns so.
    ANSWER_LOST
  }

  private final String target;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger count = new AtomicInteger();
  private volatile Cut cut = _ -> Fate.PASSED;

  CuttingProxy(String target) throws IOException {
    this.target = target;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// From the next request on, which is number 1.
  void cut(Cut now) {
    count.set(0);
    cut = now;
  }

  int requests() {
    return count.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    var fate = cut.of(count.incrementAndGet());
    try (exchange) { // closed without an answer, the connection breaks
      if (fate == Fate.REQUEST_LOST) return;
      var response = client.send(request(exchange, body), BodyHandlers.ofByteArray());
      if (fate == Fate.ANSWER_LOST) return;
      var bytes = response.body();
      exchange.sendResponseHeaders(response.statusCode(), bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    var request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
            .timeout(Duration.ofSeconds(20))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    var type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) request.header("Content-Type", type);
    return request.build();
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
