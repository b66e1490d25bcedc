package dev.loupe.edge.assignment.adapter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// `GET /api/bundles/{digest}` with Range, over a real connection that may be cut.
final class Bundles implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  final List<String> ranges = new CopyOnWriteArrayList<>();

  /// The next answers end after so many bytes.
  volatile int cutAfter = Integer.MAX_VALUE;

  /// Which byte of the next answers is another on its way; -1: none.
  volatile int flipped = -1;

  volatile int status = 200;

  Bundles() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/bundles/", this::serve);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void clear() {
    files.clear();
  }

  void put(Plant.Made made) {
    files.put(made.model().digest(), made.loupe());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var file = files.get(path.substring(path.lastIndexOf('/') + 1));
      var range = exchange.getRequestHeaders().getFirst("Range");
      ranges.add(range == null ? "" : range);
      if (status != 200 || file == null)
        exchange.sendResponseHeaders(file == null ? 404 : status, -1);
      else send(exchange, file, range);
    }
  }

  private void send(HttpExchange exchange, byte[] file, String range) throws IOException {
    var version = "\"" + sha256(file) + "\"";
    exchange.getResponseHeaders().set("ETag", version);
    var same = version.equals(exchange.getRequestHeaders().getFirst("If-Range"));
    var from = range != null && same ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    if (from > 0)
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
    var rest = Arrays.copyOfRange(file, from, file.length);
    if (flipped >= from && flipped < file.length) rest[flipped - from] ^= 1;
    exchange.getResponseBody().write(rest, 0, Math.min(rest.length, cutAfter));
    exchange.getResponseBody().flush();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
