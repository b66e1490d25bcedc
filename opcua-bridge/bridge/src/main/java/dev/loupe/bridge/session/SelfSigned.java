package dev.loupe.bridge.session;

import static dev.loupe.bridge.session.Der.ascii;
import static dev.loupe.bridge.session.Der.bits;
import static dev.loupe.bridge.session.Der.integer;
import static dev.loupe.bridge.session.Der.nothing;
import static dev.loupe.bridge.session.Der.octets;
import static dev.loupe.bridge.session.Der.oid;
import static dev.loupe.bridge.session.Der.sequence;
import static dev.loupe.bridge.session.Der.set;
import static dev.loupe.bridge.session.Der.tagged;
import static dev.loupe.bridge.session.Der.text;
import static dev.loupe.bridge.session.Der.time;
import static dev.loupe.bridge.session.Der.yes;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/// An application instance certificate as OPC 10000-6 wants it, signed by its own key. Milo's
/// builder needs BouncyCastle's provider, which a native image does not hold.
final class SelfSigned {
  private static final int RSA_BITS = 2048;
  private static final int SERIAL_BITS = 120;
  private static final Duration LIFE = Duration.ofDays(20 * 365L);

  /// Digital signature, non-repudiation, key and data encipherment, certificate signing.
  private static final byte[] KEY_USAGE = {(byte) 0xF4};

  private SelfSigned() {}

  static KeyPair keys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS);
    return generator.generateKeyPair();
  }

  /// `uri` is the application's, `host` a DNS name.
  static X509Certificate certificate(KeyPair keys, String name, String uri, String host)
      throws GeneralSecurityException {
    var algorithm = sequence(oid("1.2.840.113549.1.1.11"), nothing());
    var subject = sequence(attribute("2.5.4.3", name), attribute("2.5.4.10", "Loupe"));
    var from = Instant.now().minus(Duration.ofDays(1)); // a clock may be behind
    var signed =
        sequence(
            tagged(0xA0, integer(BigInteger.TWO)),
            integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS)),
            algorithm,
            subject,
            sequence(time(from), time(from.plus(LIFE))),
            subject,
            keys.getPublic().getEncoded(),
            tagged(0xA3, extensions(keys, uri, host)));
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(signed);
    var whole = sequence(signed, algorithm, bits(0, signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] attribute(String oid, String value) {
    return set(sequence(oid(oid), text(value)));
  }

  private static byte[] extensions(KeyPair keys, String uri, String host)
      throws GeneralSecurityException {
    var id = MessageDigest.getInstance("SHA-1").digest(keys.getPublic().getEncoded());
    return sequence(
        extension("2.5.29.14", octets(id)),
        extension("2.5.29.35", sequence(tagged(0x80, id))),
        sequence(oid("2.5.29.19"), yes(), octets(sequence())),
        sequence(oid("2.5.29.15"), yes(), octets(bits(2, KEY_USAGE))),
        extension("2.5.29.37", sequence(oid("1.3.6.1.5.5.7.3.1"), oid("1.3.6.1.5.5.7.3.2"))),
        extension("2.5.29.17", sequence(ascii(0x86, uri), ascii(0x82, host))));
  }

  private static byte[] extension(String oid, byte[] value) {
    return sequence(oid(oid), octets(value));
  }
}
