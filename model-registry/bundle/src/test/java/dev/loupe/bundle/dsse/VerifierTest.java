package dev.loupe.bundle.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.dsse.Envelope.Signature;
import dev.loupe.bundle.dsse.Trust.Revoked;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import dev.loupe.bundle.dsse.Verification.Unverified;
import dev.loupe.bundle.dsse.Verification.Verified;
import dev.loupe.bundle.dsse.Verification.Why;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
  private static final String TYPE = "application/vnd.in-toto+json";
  private static final byte[] PAYLOAD = "{\"a\":1}".getBytes(UTF_8);
  private static final SigningKey.Created ANNA = SigningKey.create("anna");
  private static final SigningKey.Created BERT = SigningKey.create("bert");

  @Test
  void theEncodingIsThatOfTheSpecification() {
    assertThat(Pae.of("http://example.com/HelloWorld", "hello world".getBytes(UTF_8)))
        .asString(UTF_8)
        .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    assertThat(Pae.of("", "größer".getBytes(UTF_8)))
        .asString(UTF_8)
        .isEqualTo("DSSEv1 0  8 größer");
  }

  /// protocol.md of the DSSE specification, version 1.0, "Test vectors"; its signature is r ‖ s.
  @Test
  void theVectorOfTheSpecificationVerifies() throws GeneralSecurityException {
    var raw =
        Base64.getDecoder()
            .decode(
                "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==");
    var envelope =
        new Envelope(
            "http://example.com/HelloWorld",
            "hello world".getBytes(UTF_8),
            List.of(new Signature(null, der(raw))));
    var key =
        point(
            "46950820868899156662930047687818585632848591499744589407958293238635476079160",
            "5640078356564379163099075877009565129882514886557779369047442380624545832820");
    assertThat(Verifier.isSignedBy(envelope, key)).isTrue();
    assertThat(Verifier.isSignedBy(envelope, ANNA.publicKey())).isFalse();
  }

  @Test
  void aTrustedKeysSignatureVerifiesAndNamesTheKey() {
    assertThat(verify(signed(ANNA), trusting(anna())))
        .isInstanceOfSatisfying(
            Verified.class,
            verified -> {
              assertThat(verified.keyId()).isEqualTo("anna");
              assertThat(verified.payload()).isEqualTo(PAYLOAD);
            });
  }

  @Test
  void anEnvelopeSurvivesItsCodec() {
    var bytes = EnvelopeCodec.encode(BERT.signing().sign(signed(ANNA)));
    assertThat(EnvelopeCodec.decode(bytes))
        .isInstanceOfSatisfying(
            dev.loupe.schema.wire.Decoded.Value.class,
            decoded -> {
              var envelope = (Envelope) decoded.value();
              assertThat(envelope.signatures()).hasSize(2);
              assertThat(verify(envelope, trusting(anna()))).isInstanceOf(Verified.class);
            });
  }

  @Test
  void oneGoodSignatureIsEnoughBesideAStrangers() {
    var both = ANNA.signing().sign(BERT.signing().sign(TYPE, PAYLOAD));
    assertThat(verify(both, trusting(anna()))).isInstanceOf(Verified.class);
  }

  @Test
  void withoutASignatureThereIsNone() {
    refused(new Envelope(TYPE, PAYLOAD, List.of()), trusting(anna()), Why.UNSIGNED);
  }

  @Test
  void aStrangersSignatureIsOfAnUnknownKey() {
    refused(signed(BERT), trusting(anna()), Why.UNKNOWN_KEY);
    refused(signed(ANNA), Trust.NONE, Why.UNKNOWN_KEY);
  }

  @Test
  void aStrangerWhoTakesAKnownIdHasABadSignature() {
    var posing = new SigningKey("anna", BERT.signing().key()).sign(TYPE, PAYLOAD);
    refused(posing, trusting(anna()), Why.BAD_SIGNATURE);
  }

  @Test
  void oneChangedByteOfPayloadOrTypeIsSeen() {
    var signatures = signed(ANNA).signatures();
    refused(
        new Envelope(TYPE, "{\"a\":2}".getBytes(UTF_8), signatures),
        trusting(anna()),
        Why.BAD_SIGNATURE);
    refused(new Envelope("text/plain", PAYLOAD, signatures), trusting(anna()), Why.BAD_SIGNATURE);
    var garbled = List.of(new Signature("anna", new byte[] {1, 2, 3}));
    refused(new Envelope(TYPE, PAYLOAD, garbled), trusting(anna()), Why.BAD_SIGNATURE);
  }

  @Test
  void theOnlineKeyCannotRelease() {
    var online = new TrustedKey("anna", Use.ASSIGNMENT, ANNA.publicKey(), null, null);
    refused(signed(ANNA), trusting(online), Why.UNKNOWN_KEY);
  }

  @Test
  void aRevokedKeyCountsNoMore() {
    var revoked = new Revoked(Set.of("anna"), Set.of());
    refused(signed(ANNA), new Trust(List.of(anna()), revoked, Map.of()), Why.REVOKED);
  }

  @Test
  void aKeyHoldsFromItsBeginToItsEnd() {
    var hour = Duration.ofHours(1);
    var key = new TrustedKey("anna", Use.RELEASE, ANNA.publicKey(), NOW.minus(hour), NOW);
    assertThat(verify(signed(ANNA), trusting(key))).isInstanceOf(Verified.class);
    var ended = new TrustedKey("anna", Use.RELEASE, ANNA.publicKey(), null, NOW.minusSeconds(1));
    refused(signed(ANNA), trusting(ended), Why.NOT_IN_TIME);
    var begins = new TrustedKey("anna", Use.RELEASE, ANNA.publicKey(), NOW.plus(hour), null);
    refused(signed(ANNA), trusting(begins), Why.NOT_IN_TIME);
  }

  private static TrustedKey anna() {
    return new TrustedKey("anna", Use.RELEASE, ANNA.publicKey(), null, null);
  }

  private static Trust trusting(TrustedKey key) {
    return new Trust(List.of(key), Revoked.NOTHING, Map.of());
  }

  private static Envelope signed(SigningKey.Created by) {
    return by.signing().sign(TYPE, PAYLOAD);
  }

  private static Verification verify(Envelope envelope, Trust trust) {
    return Verifier.verify(envelope, TYPE, Use.RELEASE, trust, NOW);
  }

  private static void refused(Envelope envelope, Trust trust, Why why) {
    assertThat(verify(envelope, trust))
        .isInstanceOfSatisfying(
            Unverified.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  private static ECPublicKey point(String x, String y) throws GeneralSecurityException {
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    var point = new ECPoint(new BigInteger(x), new BigInteger(y));
    var spec = new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class));
    return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
  }

  private static byte[] der(byte[] raw) {
    var r = new BigInteger(1, java.util.Arrays.copyOf(raw, 32)).toByteArray();
    var s = new BigInteger(1, java.util.Arrays.copyOfRange(raw, 32, 64)).toByteArray();
    var out = new java.io.ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x30, (byte) (4 + r.length + s.length), 2, (byte) r.length});
    out.writeBytes(r);
    out.writeBytes(new byte[] {2, (byte) s.length});
    out.writeBytes(s);
    return out.toByteArray();
  }
}
