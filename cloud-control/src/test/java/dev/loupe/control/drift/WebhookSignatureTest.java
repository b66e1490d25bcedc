package dev.loupe.control.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
  /// Computed by `openssl dgst -sha256 -mac HMAC`; the same is published with Standard Webhooks.
  @Test
  void itIsWhatTheStandardsOwnExampleHas() {
    var secret = WebhookSignature.secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(
            WebhookSignature.of(
                secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void anyOtherTextIsItsOwnSecret() {
    assertThat(WebhookSignature.secret("a plain text")).isEqualTo("a plain text".getBytes(UTF_8));
  }
}
