package dev.loupe.bundle.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// DSSE's pre-authentication encoding: `DSSEv1 SP len(type) SP type SP len(payload) SP payload`,
/// lengths in bytes as decimal text. It binds the type to the payload.
public final class Pae {
  private Pae() {}

  public static byte[] of(String payloadType, byte[] payload) {
    var type = payloadType.getBytes(UTF_8);
    var out = new ByteArrayOutputStream(payload.length + type.length + 40);
    out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(UTF_8));
    out.writeBytes(type);
    out.writeBytes((" " + payload.length + " ").getBytes(UTF_8));
    out.writeBytes(payload);
    return out.toByteArray();
  }
}
