package dev.loupe.bundle.dsse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// Keys as PEM text: SubjectPublicKeyInfo and PKCS #8. Throws `IllegalArgumentException` that says
/// what is expected.
public final class Pem {
  private static final String PUBLIC = "PUBLIC KEY";
  private static final String PRIVATE = "PRIVATE KEY";

  private Pem() {}

  public static String of(ECPublicKey key) {
    return wrapped(PUBLIC, key);
  }

  public static String of(ECPrivateKey key) {
    return wrapped(PRIVATE, key);
  }

  private static String wrapped(String kind, Key key) {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }

  public static ECPublicKey publicKey(String pem) {
    try {
      var spec = new X509EncodedKeySpec(body(pem, PUBLIC));
      var key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
      if (P256.holds(key)) return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no public key of ECDSA P-256 in PEM", e);
    }
    throw new IllegalArgumentException("a public key on another curve than P-256");
  }

  public static ECPrivateKey privateKey(String pem) {
    if (pem.contains("BEGIN EC PRIVATE KEY"))
      throw new IllegalArgumentException(
          "a private key in the older SEC 1 form: turn it into PKCS #8 by"
              + " `openssl pkcs8 -topk8 -nocrypt`");
    if (pem.contains("BEGIN ENCRYPTED PRIVATE KEY"))
      throw new IllegalArgumentException(
          "an encrypted private key: decrypt it by `openssl pkcs8` where you sign");
    try {
      var spec = new PKCS8EncodedKeySpec(body(pem, PRIVATE));
      var key = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(spec);
      if (P256.holds(key)) return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no private key of ECDSA P-256 in PEM (PKCS #8)", e);
    }
    throw new IllegalArgumentException("a private key on another curve than P-256");
  }

  private static byte[] body(String pem, String kind) {
    var begin = "-----BEGIN " + kind + "-----";
    var end = "-----END " + kind + "-----";
    var from = pem.indexOf(begin);
    var to = pem.indexOf(end);
    if (from < 0 || to < from)
      throw new IllegalArgumentException("no '" + begin + "' … '" + end + "'");
    var text = pem.substring(from + begin.length(), to).replaceAll("\\s", "");
    return Base64.getDecoder().decode(text.getBytes(US_ASCII));
  }
}
