package dev.loupe.it.played;

/// Plans that end within a minute.
public final class Plans {
  /// A few hundred parts.
  public static final String SHORT =
      """
      alpha: 0.01
      margin: 0.05
      looks: [100, 200, 400]
      shadow: { share: 1, minParts: 60, maxHold: 30m }
      stages:
        - { share: 0.5, minParts: 20, minTime: 0s, maxHold: 30m, lease: 15s }
        - { share: 1, minParts: 30, minTime: 0s, maxHold: 30m, lease: 30s }
      latencyMs: 80
      canaryWhileOpen: false
      reportTimeout: 10s
      bake: 1s
      auditShare: 0.1
      """;

  /// Four looks and three stages.
  public static final String LONG =
      """
      alpha: 0.01
      margin: 0.02
      looks: [400, 800, 1600, 3200]
      shadow: { share: 1, minParts: 800, maxHold: 30m }
      stages:
        - { share: 0.2, minParts: 400, minTime: 5s, maxHold: 30m, lease: 15s }
        - { share: 0.5, minParts: 800, minTime: 5s, maxHold: 30m, lease: 30s }
        - { share: 1, minParts: 800, minTime: 5s, maxHold: 30m, lease: 30s }
      latencyMs: 80
      canaryWhileOpen: false
      reportTimeout: 30s
      bake: 2s
      auditShare: 0.1
      """;

  private Plans() {}
}
