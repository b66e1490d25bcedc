package dev.loupe.bridge.session;

import java.nio.file.Path;
import java.time.Duration;

/// How to reach a PLC: `endpoint` as `opc.tcp://HOST:PORT/PATH`, the intervals asked of its server,
/// and under what name the node appears there.
public record SessionSettings(
    String endpoint, Security security, Duration sampling, Duration publishing, String name) {

  public sealed interface Security {
    record None() implements Security {}

    /// Basic256Sha256 with our own certificate in `pki`. The PLC's must lie in `pki/trusted/certs`;
    /// with `insecure` any is accepted.
    record SignAndEncrypt(Path pki, boolean insecure) implements Security {}
  }
}
