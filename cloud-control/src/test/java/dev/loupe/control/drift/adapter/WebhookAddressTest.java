package dev.loupe.control.drift.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://plant.example/alerts",
        "http://localhost:9000/x",
        "http://127.0.0.1:1/",
        "http://[::1]:9/"
      })
  void httpsAndThisMachineMayBeTold(String url) {
    assertThat(WebhookAddress.refusal(URI.create(url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://plant.example/alerts",
        "http://localhost.plant.example/",
        "https://name:word@plant.example/",
        "ftp://localhost/",
        "alerts",
        "file:///etc/passwd"
      })
  void anythingElseIsRefusedByName(String url) {
    assertThat(WebhookAddress.refusal(URI.create(url)).orElse(""))
        .contains("loupe.drift.webhook.url");
  }
}
