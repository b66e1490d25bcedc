package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.loupe.bundle.BundleWriter;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Manifest.Size;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands that ask the control plane, against answers in the shape of its REST API.
class ServerTest {
  private static final String DIGEST = "ab".repeat(32);
  private static final String MODELS =
      """
      {"items":[{"name":"pcb","version":"int8","digest":"%s","label":"pcb:int8@abababababab",
      "family":"pair-heatmap","registeredAt":"2026-11-20T20:00:00.123Z","signer":"anna",
      "aliases":["champion"]}]}
      """
          .formatted(DIGEST);

  @TempDir Path folder;

  private final Map<String, Queue<Answer>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer http;

  record Answer(int status, String body) {}

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          asked.add(what + (body.startsWith("{") ? " " + body : ""));
          var queue = answers.getOrDefault(what, new ArrayDeque<>());
          var answer = queue.size() > 1 ? queue.remove() : queue.peek();
          if (answer == null) answer = new Answer(404, "{\"detail\":\"Nothing here.\"}");
          var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    http.start();
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  private void answers(String what, int status, String body) {
    answers.computeIfAbsent(what, _ -> new ArrayDeque<>()).add(new Answer(status, body));
  }

  private String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  private Ran loupe(Object... arguments) {
    return Ran.loupe(Map.of("LOUPE_SERVER", address(), "USER", "otto"), arguments);
  }

  @Test
  void modelsAreListedForPeopleAndPrograms() {
    answers("GET /api/models?limit=1000", 200, MODELS);
    assertThat(loupe("model", "list").out()).contains("abababababab", "anna", "champion");
    assertThat(loupe("model", "list", "-o", "json").json().path(0).path("digest").asText())
        .isEqualTo(DIGEST);
  }

  @Test
  void everyPageIsAskedFor() {
    answers("GET /api/models?limit=1000", 200, MODELS.replace("]}]", "]}],\"next\":\"x\""));
    answers("GET /api/models?limit=1000&after=x", 200, MODELS);
    assertThat(loupe("model", "list").out()).hasLineCount(3);
  }

  @Test
  void aBundleIsRegisteredAndARefusalTold() throws IOException {
    BundleWriter.write(DiffBundle.of(new Size(64, 32)), folder.resolve("diff"));
    answers("POST /api/models", 201, "{\"digest\":\"d\",\"label\":\"diff:1@0123\"}");
    assertThat(loupe("model", "register", folder.resolve("diff")).out())
        .contains("diff:1@0123 is registered");
    answers.clear();
    answers("POST /api/models", 422, "{\"code\":\"UNSIGNED\",\"detail\":\"It is not signed.\"}");
    var refused = loupe("model", "register", folder.resolve("diff"));
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).isEqualTo("UNSIGNED: It is not signed.\n");
  }

  @Test
  void aRolloutIsStartedByTheBeginningOfADigestAndAPlanInAFile() throws IOException {
    var plan = Files.writeString(folder.resolve("plan.yaml"), "alpha: 0.01\n");
    answers("GET /api/models?limit=1000", 200, MODELS);
    answers("POST /api/rollouts", 201, "{\"id\":\"r7\"}");
    var ran =
        loupe("rollout", "start", "--candidate", "abababab", "--plan", plan, "--station", "s1");
    assertThat(ran.out()).isEqualTo("r7\n");
    assertThat(asked.getLast()).contains(DIGEST, "alpha: 0.01", "\"otto\"", "[\"s1\"]");
  }

  @ParameterizedTest
  @CsvSource({"Promoted,0", "RolledBack,10", "Aborted,10", "Refused,10"})
  void watchingEndsWithTheRolloutAndSaysHow(String state, int exit) {
    answers("GET /api/rollouts/r7", 200, rollout("Shadow"));
    answers("GET /api/rollouts/r7", 503, "");
    answers("GET /api/rollouts/r7", 200, rollout(state));
    var ran = loupe("rollout", "watch", "r7", "--every", "0");
    assertThat(ran.exit()).isEqualTo(exit);
    assertThat(ran.out()).contains("Shadow: it waits [A 1.5/300]", state).hasLineCount(2);
    assertThat(ran.err()).contains("away");
  }

  @Test
  void aWatchThatGivesUpSaysThatThereIsNoJudgement() {
    answers("GET /api/rollouts/r7", 200, rollout("Shadow"));
    assertThat(loupe("rollout", "watch", "r7", "--seconds", "0").exit()).isEqualTo(12);
  }

  @Test
  void aRolloutIsExplainedWithItsGates() {
    answers("GET /api/rollouts/r7", 200, rollout("Canary"));
    assertThat(loupe("rollout", "explain", "r7").out()).contains("it waits", "GATE", "3 candidate");
  }

  @Test
  void aVerbCarriesWhoAndWhy() {
    answers("POST /api/rollouts/r7/abort", 200, rollout("RollingBack"));
    assertThat(loupe("rollout", "abort", "r7", "--why", "a hunch").exit()).isZero();
    assertThat(asked.getLast()).contains("\"otto\"", "a hunch");
    assertThat(loupe("rollout", "abort", "r7").exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"OK,0", "DRIFT,11", "NO_DATA,12", "UNCALIBRATED,12"})
  void driftsExitCodeIsItsWorstState(String state, int exit) {
    var page =
        "{\"findings\":[{\"station\":\"s1\",\"signal\":\"LUMA\",\"state\":\"%s\"}],\"alerts\":[]}"
            .formatted(state);
    answers("GET /api/drift", 200, page);
    var ran = loupe("drift", "show");
    assertThat(ran.exit()).isEqualTo(exit);
    assertThat(ran.out()).contains("luma", state);
  }

  @Test
  void aTicketIsNoAlert() {
    var alert = "{\"kind\":\"%s\",\"openedAt\":\"2026-11-20T12:00:00Z\",\"sentence\":\"%s.\"}";
    var page =
        "{\"findings\":[],\"alerts\":[%s,%s]}"
            .formatted(alert.formatted("DRIFT", "One"), alert.formatted("TICKET", "Two"));
    answers("GET /api/drift", 200, page);
    var lines = loupe("drift", "show").out().lines().toList();
    assertThat(lines).anyMatch(it -> it.startsWith("ALERT since ") && it.endsWith(": One."));
    assertThat(lines).anyMatch(it -> it.startsWith("TICKET since ") && it.endsWith(": Two."));
  }

  @Test
  void nothingLookedAtIsNoGoodNews() {
    answers("GET /api/drift", 200, "{\"findings\":[],\"alerts\":[]}");
    assertThat(loupe("drift", "show").exit()).isEqualTo(12);
  }

  @Test
  void aServerThatIsAwayAndANameThatIsUnknownAreToldApart() {
    assertThat(loupe("rollout", "explain", "r9").exit()).isEqualTo(3);
    var away = loupe("node", "list", "--server", "http://127.0.0.1:9");
    assertThat(away.exit()).isEqualTo(4);
    assertThat(away.err()).contains("http://127.0.0.1:9", "--server").hasLineCount(1);
    assertThat(loupe("node", "list", "--server", "plant").exit()).isEqualTo(2);
  }

  @Test
  void theAddressMayStandInTheUsersConfiguration() throws IOException {
    answers("GET /api/nodes", 200, "[]");
    Files.createDirectories(folder.resolve("loupe"));
    Files.writeString(folder.resolve("loupe/cli.yaml"), "server: " + address() + "\n");
    var ran = Ran.loupe(Map.of("XDG_CONFIG_HOME", folder.toString()), "node", "list");
    assertThat(ran.out()).isEqualTo("No node has reported yet.\n");
  }

  @Test
  void aNodeIsShownWithItsFault() {
    answers(
        "GET /api/nodes",
        200,
        """
        [{"line":"l1","station":{"station":"s1","node":"n1","online":false,"reportAgeMs":7200000,
        "ready":false,"plc":"CONNECTED","firmware":"2.4","queued":3,"model":"diff:1@0123456789ab",
        "fault":{"code":"CAMERA","wayOut":"check the camera"}},"diskFreeBytes":2000000}]
        """);
    assertThat(loupe("node", "show", "s1").out())
        .contains("offline for 2 h", "CAMERA", "firmware 2.4", "2 MB");
    assertThat(loupe("node", "show", "s2").exit()).isEqualTo(3);
  }

  @Test
  void aTraceIsALineALinkAndWhatIsMissingIsNamed() {
    answers(
        "GET /api/trace/abababababab",
        200,
        """
        {"digest":"%s","label":"pcb:int8@abababababab","whole":false,"links":[
        {"link":"LABELS","readFrom":["table training_label","table label"],"missing":null},
        {"link":"JOB","readFrom":["table training_job"],"missing":"Nobody has confirmed it."},
        {"link":"WORDS","readFrom":["table delivery"],"missing":null}],
        "labels":{"count":300,"undone":2,"reviewers":["Ada","Bo"],"first":"2026-11-20T20:00:00.1Z",
        "last":"2026-11-21T20:00:00Z","ids":[]},"job":null,
        "words":[{"station":"s1","part":"P-7","verdict":"REJECT","state":"acknowledged","seq":9,
        "journal":"j1","at":"2026-11-22T20:00:00Z"}]}
        """
            .formatted(DIGEST));
    var ran = loupe("trace", "pcb:int8@abababababab");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("300 by Ada, Bo, 2026-11-20T20:00:00Z", "2 undone", "table label")
        .contains("job", "MISSING: Nobody has confirmed it.", "s1: P-7 REJECT");
    assertThat(loupe("trace", DIGEST.substring(0, 12), "-o", "json").json().path("digest").asText())
        .isEqualTo(DIGEST);
  }

  @Test
  void aTraceIsAskedForByNameAndAnUnknownOneIsNotFound() {
    answers("GET /api/models?limit=1000", 200, MODELS);
    answers("GET /api/trace/" + DIGEST, 200, "{\"digest\":\"" + DIGEST + "\",\"links\":[]}");
    assertThat(loupe("trace", "pcb:int8").out()).startsWith(DIGEST);
    assertThat(loupe("trace", "pcb:7").exit()).isEqualTo(3);
    assertThat(loupe("trace", "f".repeat(64)).exit()).isEqualTo(3);
    assertThat(loupe("trace").exit()).isEqualTo(2);
  }

  private static String rollout(String state) {
    return """
    {"id":"r7","state":"%s","why":"it waits","waiting":{"decision":"Hold","personCalled":false},
    "gates":[{"gate":"A","eValue":1.5,"limit":300.0,"mark":"OPEN","says":"open",
    "events":[{"share":0.05,"candidate":3,"champion":1}]}]}
    """
        .formatted(state);
  }
}
