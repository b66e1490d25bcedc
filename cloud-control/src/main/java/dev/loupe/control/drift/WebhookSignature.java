package dev.loupe.control.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How a receiver knows that an alert is ours (Standard Webhooks 1.0): HMAC-SHA256 over
/// `id.timestamp.body`, as `v1,` and base64.
public final class WebhookSignature {
  private WebhookSignature() {}

  /// `timestamp` is in seconds since 1970.
  public static String of(byte[] secret, String id, long timestamp, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      var signed = (id + "." + timestamp + "." + body).getBytes(UTF_8);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /// `whsec_` and base64, as the standard writes it; else the text's own bytes.
  public static byte[] secret(String text) {
    return text.startsWith("whsec_")
        ? Base64.getDecoder().decode(text.substring("whsec_".length()))
        : text.getBytes(UTF_8);
  }
}
