package dev.loupe.it.tamper;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Stands where a node expects the control plane and answers `GET /api/bundles/DIGEST` with
/// whatever bytes were put there; everything else is away (503).
final class Shelf implements AutoCloseable {
  private static final String BUNDLES = "/api/bundles/";

  private final HttpServer server;
  private final Map<String, byte[]> bundles = new ConcurrentHashMap<>();

  Shelf() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void put(String digest, byte[] bytes) {
    bundles.put(digest, bytes);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      var path = exchange.getRequestURI().getPath();
      var bytes = path.startsWith(BUNDLES) ? bundles.get(path.substring(BUNDLES.length())) : null;
      if (bytes == null) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
