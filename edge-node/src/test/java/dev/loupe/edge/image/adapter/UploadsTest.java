package dev.loupe.edge.image.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loupe.edge.image.Image;
import dev.loupe.edge.image.Image.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadsTest {
  private static final long PLENTY = 1L << 30;

  @TempDir Path directory = Path.of("set by JUnit");
  private final Map<String, String> stored = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> statusOf = new ConcurrentHashMap<>();
  private volatile int status = 201;
  private @Nullable HttpServer server;
  private @Nullable Uploads uploads;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/images/", this::on);
    server.start();
  }

  private void serveAgain() throws IOException {
    var address = java.util.Objects.requireNonNull(server).getAddress();
    server = HttpServer.create(address, 0);
    server.createContext("/api/images/", this::on);
    server.start();
  }

  private void on(HttpExchange exchange) throws IOException {
    var sha256 = exchange.getRequestURI().getPath().substring("/api/images/".length());
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(exchange.getRequestMethod() + " " + sha256);
    var answer = statusOf.getOrDefault(sha256, status);
    if (answer < 300) stored.put(sha256, body);
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private Uploads start(long budget) throws IOException {
    stop();
    var port = java.util.Objects.requireNonNull(server).getAddress().getPort();
    var put = new HttpPut(URI.create("http://127.0.0.1:" + port + "/"));
    uploads = new Uploads(new ImageFolder(directory), put, budget);
    uploads.start();
    return uploads;
  }

  private void stop() {
    if (uploads != null) uploads.close();
  }

  @AfterEach
  void end() {
    stop();
    if (server != null) server.stop(0);
  }

  private static Image image(String sha256, Kind kind) {
    return new Image(sha256, ("bytes of " + sha256).getBytes(StandardCharsets.UTF_8), kind);
  }

  private static void await(BooleanSupplier happened) throws InterruptedException {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!happened.getAsBoolean() && System.nanoTime() < until) Thread.sleep(10);
    assertThat(happened.getAsBoolean()).isTrue();
  }

  @Test
  void eachImageGoesOnceUnderItsDigestAndLeavesTheDisk() throws Exception {
    var uploads = start(PLENTY);
    uploads.keep(image("aa", Kind.TEMPLATE));
    uploads.keep(image("bb", Kind.PREVIEW));
    uploads.keep(image("aa", Kind.TEMPLATE));
    await(() -> stored.size() == 2 && uploads.waiting() == 0);
    assertThat(stored).containsEntry("aa", "bytes of aa").containsEntry("bb", "bytes of bb");
    assertThat(asked).containsExactlyInAnyOrder("PUT aa", "PUT bb");
    try (var left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatWaitsOutlivesTheProcess() throws Exception {
    status = 503;
    var uploads = start(PLENTY);
    uploads.keep(image("aa", Kind.FRAME));
    await(() -> !asked.isEmpty());
    Files.writeString(directory.resolve("bb.tmp"), "half");
    status = 201;
    start(PLENTY);
    await(() -> stored.containsKey("aa"));
    assertThat(directory.resolve("bb.tmp")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 415, 422})
  void whatTheControlPlaneRefusesIsOfferedOnceCountedAndStopsNoOther(int refusal) throws Exception {
    statusOf.put("aa", refusal);
    var uploads = start(PLENTY);
    uploads.keep(image("aa", Kind.TEMPLATE)); // the first to go
    uploads.keep(image("bb", Kind.FRAME));
    await(() -> stored.containsKey("bb") && uploads.waiting() == 0);
    assertThat(asked).containsOnlyOnce("PUT aa");
    assertThat(directory.resolve("aa.template")).doesNotExist();
    assertThat(uploads.refusals()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 429, 500, 503})
  void whatIsTriedAgainStopsNoOther(int trouble) throws Exception {
    statusOf.put("aa", trouble);
    var uploads = start(PLENTY);
    uploads.keep(image("aa", Kind.TEMPLATE));
    await(() -> asked.contains("PUT aa"));
    for (var later : List.of("bb", "cc", "dd")) uploads.keep(image(later, Kind.FRAME));
    await(() -> stored.keySet().containsAll(List.of("bb", "cc", "dd")) && uploads.waiting() == 1);
    statusOf.clear();
    await(() -> stored.containsKey("aa"));
    assertThat(uploads.refusals()).isZero();
  }

  @Test
  void whatIsNeverTakenAnywhereIsNotOfferedForEver() throws Exception {
    status = 404;
    var uploads = start(PLENTY);
    uploads.keep(image("aa", Kind.FRAME));
    await(() -> uploads.refusals() == 1 && uploads.waiting() == 0);
    assertThat(directory.resolve("aa.frame")).doesNotExist();
  }

  @Test
  void aServerThatDoesNotAnswerIsAskedAgain() throws Exception {
    java.util.Objects.requireNonNull(server).stop(0);
    var uploads = start(PLENTY);
    uploads.keep(image("aa", Kind.FRAME));
    await(() -> Files.exists(directory.resolve("aa.frame")) && uploads.waiting() == 1);
    serveAgain();
    await(() -> stored.containsKey("aa"));
  }

  @Test
  void beyondTheBudgetFramesAreGivenUp() throws Exception {
    status = 503;
    var uploads = start(25);
    uploads.keep(image("aa", Kind.TEMPLATE));
    uploads.keep(image("bb", Kind.FRAME));
    uploads.keep(image("cc", Kind.PREVIEW));
    await(() -> Files.exists(directory.resolve("cc.preview")) && uploads.waiting() == 2);
    assertThat(directory.resolve("bb.frame")).doesNotExist();
  }
}
