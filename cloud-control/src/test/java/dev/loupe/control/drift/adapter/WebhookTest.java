package dev.loupe.control.drift.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.loupe.control.drift.WebhookSignature;
import dev.loupe.control.ledger.adapter.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.SQLException;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@SuppressWarnings("NullAway.Init")
class WebhookTest {
  private static final String SECRET = "a secret of the plant";
  private static PGSimpleDataSource database;
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final Deque<Integer> answers = new ConcurrentLinkedDeque<>();
  private HttpServer receiver;
  private Webhook webhook;

  private record Got(String id, String timestamp, String signature, String body) {}

  @BeforeAll
  static void open() throws SQLException {
    database = TestPostgres.fresh("webhook");
  }

  @BeforeEach
  void listen() throws IOException, SQLException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          got.add(
              new Got(
                  headers.getFirst("webhook-id"),
                  headers.getFirst("webhook-timestamp"),
                  headers.getFirst("webhook-signature"),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          exchange.sendResponseHeaders(answers.isEmpty() ? 204 : answers.pop(), -1);
          exchange.close();
        });
    receiver.start();
    var url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/alerts");
    var config = new Config(new Told(Optional.of(url), Optional.of(SECRET)));
    webhook = new Webhook(new PatrolWalk(database, config, null), config, new ObjectMapper());
    execute("delete from drift_alert");
  }

  @AfterEach
  void close() {
    receiver.stop(0);
  }

  private record Told(Optional<URI> url, Optional<String> secret) implements DriftConfig.Webhook {}

  private record Config(DriftConfig.Webhook webhook) implements DriftConfig {
    @Override
    public Optional<String> zone() {
      return Optional.of("UTC");
    }

    @Override
    public Optional<String> candidate() {
      return Optional.empty();
    }

    @Override
    public String plan() {
      return "default";
    }
  }

  @Test
  void anAlertIsToldOnceAndItsSignatureHolds() throws SQLException {
    alert("now()");

    webhook.tell();
    webhook.tell();

    assertThat(got).hasSize(1);
    var it = got.getFirst();
    assertThat(it.body()).contains("\"station\":\"aoi-1\"").contains("\"signal\":\"luma\"");
    assertThat(it.signature())
        .isEqualTo(
            WebhookSignature.of(
                SECRET.getBytes(UTF_8), it.id(), Long.parseLong(it.timestamp()), it.body()));
    assertThat(shown().webhook().sentAt()).isNotNull();
  }

  @Test
  void whatIsNotTakenIsToldAgainUnderTheSameId() throws SQLException {
    alert("now()");
    answers.add(500);
    webhook.tell();
    assertThat(shown().webhook().lastError()).isEqualTo("it answered 500");
    assertThat(shown().webhook().sentAt()).isNull();
    webhook.tell();
    assertThat(got).as("not before its time").hasSize(1);

    execute("update drift_alert set next_at = now()");
    webhook.tell();

    assertThat(got).hasSize(2);
    assertThat(got.get(1).id()).isEqualTo(got.get(0).id());
    assertThat(shown().webhook().attempts()).isEqualTo(2);
    assertThat(shown().webhook().lastError()).isNull();
  }

  @Test
  void aRedirectIsNotFollowed() throws SQLException {
    alert("now()");
    answers.add(302);

    webhook.tell();

    assertThat(shown().webhook().lastError()).isEqualTo("it answered 302");
  }

  @Test
  void afterThreeDaysItIsGivenUpAndStillShown() throws SQLException {
    alert("now() - interval '4 days'");
    answers.add(500);

    webhook.tell();
    webhook.tell();

    assertThat(got).hasSize(1);
    assertThat(shown().webhook().lastError()).isEqualTo("it answered 500");
  }

  private static void alert(String openedAt) throws SQLException {
    execute(
        """
        with patrol as (insert into drift_patrol (kind, due, claimed_at, level, seed)
            values ('DEMAND', clock_timestamp(), now(), 0.01, 1) returning id),
          finding as (insert into drift_finding (patrol, at, line, station, recipe, model,
              model_digest, signal, state, lots, parts, reference_lots, reference_parts, js, kl,
              adjusted, edges, counts, reference_counts, band_low, band_high)
            select id, now(), 'line-1', 'aoi-1', 'pcb', 'pcb:1', 'ef', 'LUMA', 'DRIFT', '{}', 600,
              30, 600, 0.4, 0.8, 0.0001, '{}', '{}', '{}', '{}', '{}' from patrol returning id)
        insert into drift_alert (kind, line, station, recipe, model, model_digest, signal, finding,
          sentence, opened_at, next_at)
        select 'DRIFT', 'line-1', 'aoi-1', 'pcb', 'pcb:1', 'ef', 'LUMA', id, 'It has drifted.',
          %s, now() from finding\
        """
            .formatted(openedAt));
  }

  private static AlertView shown() throws SQLException {
    try (var connection = database.getConnection()) {
      return new PostgresAlerts(new Sql(connection)).all(null, false).getFirst();
    }
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
