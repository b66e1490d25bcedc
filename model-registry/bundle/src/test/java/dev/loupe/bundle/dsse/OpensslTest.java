package dev.loupe.bundle.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.dsse.Envelope.Signature;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import dev.loupe.bundle.dsse.Verification.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpensslTest {
  private static final String TYPE = "text/plain";
  private static final byte[] PAYLOAD = "a board without flaw".getBytes(UTF_8);

  @TempDir Path folder;

  @BeforeEach
  void opensslIsHere() throws InterruptedException {
    Openssl.needed();
  }

  @Test
  void whatOpensslSignedVerifiesHere() throws IOException, InterruptedException {
    Openssl.run(
        folder,
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-out",
        "key.pem");
    Openssl.run(folder, "pkey", "-in", "key.pem", "-pubout", "-out", "public.pem");
    Files.write(folder.resolve("signed"), Pae.of(TYPE, PAYLOAD));
    Openssl.run(folder, "dgst", "-sha256", "-sign", "key.pem", "-out", "sig", "signed");
    var signature = new Signature("theirs", Files.readAllBytes(folder.resolve("sig")));
    var publicKey = Pem.publicKey(Files.readString(folder.resolve("public.pem")));
    assertThat(
            verify(
                new Envelope(TYPE, PAYLOAD, List.of(signature)),
                new TrustedKey("theirs", Use.RELEASE, publicKey, null, null)))
        .isInstanceOf(Verified.class);
  }

  @Test
  void aKeyOfOpensslSignsHere() throws IOException, InterruptedException {
    Openssl.run(
        folder,
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-out",
        "key.pem");
    Openssl.run(folder, "pkey", "-in", "key.pem", "-pubout", "-out", "public.pem");
    var key = SigningKey.read("theirs", folder.resolve("key.pem"));
    var publicKey = Pem.publicKey(Files.readString(folder.resolve("public.pem")));
    assertThat(
            verify(
                key.sign(TYPE, PAYLOAD),
                new TrustedKey("theirs", Use.RELEASE, publicKey, null, null)))
        .isInstanceOf(Verified.class);
  }

  @Test
  void whatWeSignedVerifiesWithOpenssl() throws IOException, InterruptedException {
    var created = SigningKey.create("ours");
    var envelope = created.signing().sign(TYPE, PAYLOAD);
    Files.writeString(folder.resolve("public.pem"), Pem.of(created.publicKey()));
    Files.write(folder.resolve("signed"), envelope.signedBytes());
    Files.write(folder.resolve("sig"), envelope.signatures().getFirst().bytes());
    assertThat(
            Openssl.run(
                folder, "dgst", "-sha256", "-verify", "public.pem", "-signature", "sig", "signed"))
        .contains("Verified OK");
  }

  @Test
  void opensslReadsOurPrivateKey() throws IOException, InterruptedException {
    var created = SigningKey.create("ours");
    Files.writeString(folder.resolve("key.pem"), Pem.of(created.signing().key()));
    var publicKey = Openssl.run(folder, "pkey", "-in", "key.pem", "-pubout");
    assertThat(Pem.publicKey(publicKey)).isEqualTo(created.publicKey());
  }

  private static Verification verify(Envelope envelope, TrustedKey key) {
    var trust = new Trust(List.of(key), Trust.Revoked.NOTHING, Map.of());
    return Verifier.verify(envelope, TYPE, key.use(), trust, Instant.EPOCH);
  }
}
