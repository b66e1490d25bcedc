package dev.loupe.bridge.session;

import dev.loupe.bridge.session.SessionSettings.Security.SignAndEncrypt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;

/// The node's own key and certificate, made once, and whom it trusts: `own/node.p12`,
/// `own/node.der` to give to the PLC, `trusted/certs`, and `rejected` for what came and was
/// refused.
record Pki(KeyPair keys, X509Certificate certificate, CertificateValidator validator, String uri) {
  private static final String ALIAS = "node";

  /// The store is protected by its file's mode; PKCS#12 wants a word nevertheless.
  private static final char[] WORD = "loupe".toCharArray();

  static Pki open(SignAndEncrypt security, String name) throws IOException {
    try {
      var own = security.pki().resolve("own");
      Files.createDirectories(own);
      var file = own.resolve("node.p12");
      if (!Files.exists(file)) create(file, name);
      var store = KeyStore.getInstance(file.toFile(), WORD);
      var certificate = (X509Certificate) store.getCertificate(ALIAS);
      var key = (PrivateKey) store.getKey(ALIAS, WORD);
      var keys = new KeyPair(certificate.getPublicKey(), key);
      return new Pki(keys, certificate, validator(security), uri(certificate));
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot use the keys in " + security.pki() + ": " + e.getMessage(), e);
    }
  }

  private static CertificateValidator validator(SignAndEncrypt security) throws IOException {
    if (security.insecure()) return (chain, uri, hosts) -> {};
    var rejected = security.pki().resolve("rejected");
    Files.createDirectories(rejected);
    return new DefaultClientCertificateValidator(
        FileBasedTrustListManager.createAndInitialize(security.pki()),
        FileBasedCertificateQuarantine.create(rejected));
  }

  private static void create(Path file, String name) throws IOException, GeneralSecurityException {
    var keys = SelfSigned.keys();
    var certificate = certificate(keys, name);
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, WORD);
    store.setKeyEntry(
        ALIAS, keys.getPrivate(), WORD, new java.security.cert.Certificate[] {certificate});
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var temporary = file.resolveSibling("node.p12.tmp");
    Files.deleteIfExists(temporary);
    Files.createFile(temporary, mode);
    try (var out = Files.newOutputStream(temporary)) {
      store.store(out, WORD);
    }
    Files.write(file.resolveSibling("node.der"), certificate.getEncoded());
    Files.move(temporary, file);
  }

  private static X509Certificate certificate(KeyPair keys, String name)
      throws GeneralSecurityException {
    var host = host();
    return SelfSigned.certificate(keys, "Loupe " + name, "urn:" + host + ":loupe:" + name, host);
  }

  private static String uri(X509Certificate certificate) throws GeneralSecurityException {
    var names = certificate.getSubjectAlternativeNames();
    if (names != null)
      for (var name : names)
        if (Integer.valueOf(6).equals(name.get(0))) return String.valueOf(name.get(1));
    return "urn:loupe";
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
