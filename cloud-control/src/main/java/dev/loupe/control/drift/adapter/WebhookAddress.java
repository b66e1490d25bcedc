package dev.loupe.control.drift.adapter;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Where alerts may go: over https, or to a program on this machine.
final class WebhookAddress {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private WebhookAddress() {}

  /// The sentence that refuses it, if so.
  static Optional<String> refusal(URI url) {
    var host = url.getHost();
    if (host == null || url.getScheme() == null)
      return Optional.of("loupe.drift.webhook.url is '" + url + "': write https://host/path.");
    if (url.getRawUserInfo() != null)
      return Optional.of(
          "loupe.drift.webhook.url holds a name or password: use loupe.drift.webhook.secret.");
    if (url.getScheme().equals("https")) return Optional.empty();
    if (url.getScheme().equals("http") && HERE.contains(host)) return Optional.empty();
    return Optional.of(
        "loupe.drift.webhook.url is '" + url + "': only https may leave this machine.");
  }
}
