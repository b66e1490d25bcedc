package dev.loupe.control.drift.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.drift.WebhookSignature;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells each drift alert to one address, signed, until it is taken or three days have passed.
/// Headers and signature are those of Standard Webhooks; the id is the alert's, so that a receiver
/// knows one that comes twice.
@ApplicationScoped
class Webhook {
  private static final Logger LOG = Logger.getLogger(Webhook.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration GIVEN_UP = Duration.ofDays(3);
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofHours(1));

  private final PatrolWalk database;
  private final DriftConfig.Webhook config;
  private final ObjectMapper json;
  private final HttpClient http;

  Webhook(PatrolWalk database, DriftConfig config, ObjectMapper json) {
    this.database = database;
    this.config = config.webhook();
    this.json = json;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  void onStart(@Observes @Priority(1) StartupEvent event) {
    config
        .url()
        .flatMap(WebhookAddress::refusal)
        .ifPresent(why -> {
          throw new IllegalStateException(why);
        });
    if (config.url().isPresent() && config.secret().filter(it -> !it.isBlank()).isEmpty())
      throw new IllegalStateException(
          "loupe.drift.webhook.url needs loupe.drift.webhook.secret, which signs what is sent.");
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tell() {
    var url = config.url();
    if (url.isEmpty()) return;
    try {
      for (var due = claim(); !due.isEmpty(); due = claim()) tell(url.get(), due.getFirst());
    } catch (SQLException e) {
      LOG.warnf("the webhook waits: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<AlertView> claim() throws SQLException {
    var now = Instant.now();
    return database.inTransaction(
        sql -> new PostgresAlerts(sql).claim(now, now.plus(PATIENCE.multipliedBy(3))));
  }

  private void tell(URI url, AlertView alert) throws SQLException, InterruptedException {
    var failure = send(url, alert);
    var now = Instant.now();
    if (failure == null) {
      database.inTransaction(sql -> sent(sql, alert, now));
      return;
    }
    var tries = Math.min(alert.webhook().attempts(), PAUSES.size());
    var next = now.plus(PAUSES.get(Math.max(0, tries - 1)));
    var late = next.isAfter(alert.openedAt().plus(GIVEN_UP));
    LOG.warnf("alert %d was not taken: %s", alert.id(), failure);
    database.inTransaction(sql -> failed(sql, alert, late ? null : next, failure));
  }

  private static boolean sent(Sql sql, AlertView alert, Instant now) throws SQLException {
    new PostgresAlerts(sql).sent(alert.id(), now);
    return true;
  }

  private static boolean failed(Sql sql, AlertView alert, @Nullable Instant next, String why)
      throws SQLException {
    new PostgresAlerts(sql).failed(alert.id(), next, why);
    return false;
  }

  /// Why it was not taken, null if it was.
  private @Nullable String send(URI url, AlertView alert) throws InterruptedException {
    var body = body(alert);
    var id = "alert-" + alert.id();
    var timestamp = Instant.now().getEpochSecond();
    var secret = WebhookSignature.secret(config.secret().orElseThrow());
    var request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("content-type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(timestamp))
            .header("webhook-signature", WebhookSignature.of(secret, id, timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      var status = http.send(request, BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? null : "it answered " + status;
    } catch (IOException e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }

  private String body(AlertView alert) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("type", "drift");
    fields.put("alert", alert.id());
    fields.put("line", alert.line());
    fields.put("station", alert.station());
    fields.put("recipe", alert.recipe());
    fields.put("model", alert.model());
    fields.put("signal", alert.signal().wireName());
    fields.put("sentence", alert.sentence());
    fields.put("js", alert.js());
    fields.put("kl", alert.kl());
    fields.put("p", alert.p());
    fields.put("openedAt", alert.openedAt().toString());
    try {
      return json.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // texts and numbers
    }
  }
}
