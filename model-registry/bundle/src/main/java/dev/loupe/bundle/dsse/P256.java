package dev.loupe.bundle.dsse;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/// ECDSA on NIST's P-256 with SHA-256, as the JDK does it.
final class P256 {
  private static final String ALGORITHM = "SHA256withECDSA";
  private static final ECGenParameterSpec NAME = new ECGenParameterSpec("secp256r1");

  private P256() {}

  static KeyPair create() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(NAME);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has P-256", e);
    }
  }

  static byte[] sign(PrivateKey key, byte[] bytes) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("a key on P-256 signs", e);
    }
  }

  static boolean verifies(PublicKey key, byte[] bytes, byte[] signed) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(bytes);
      return signature.verify(signed);
    } catch (SignatureException | InvalidKeyException e) { // not a signature in DER
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has " + ALGORITHM, e);
    }
  }

  static boolean holds(ECKey key) {
    var curve = parameters();
    var own = key.getParams();
    return own != null
        && own.getCurve().equals(curve.getCurve())
        && own.getGenerator().equals(curve.getGenerator());
  }

  private static ECParameterSpec parameters() {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(NAME);
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has P-256", e);
    }
  }
}
