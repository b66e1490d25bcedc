package dev.loupe.simulator.plc.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.KeyStoreCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;

/// The PLC's certificate and whom it trusts, in one folder: `plc.pfx` and `plc.der` are its own,
/// made at the first start; clients are trusted by their certificate in `trusted/certs`, refused
/// ones lie in `rejected`.
record Identity(CertificateManager manager, X509Certificate certificate) {
  static final String APPLICATION = "urn:loupe:simulator";
  private static final char[] PASSWORD = "simulator".toCharArray(); // a try-out's key: no secret

  static Identity in(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      var trust = FileBasedTrustListManager.createAndInitialize(folder);
      var rejected = FileBasedCertificateQuarantine.create(folder.resolve("rejected"));
      var store =
          KeyStoreCertificateStore.createAndInitialize(
              new KeyStoreCertificateStore.Settings(
                  folder.resolve("plc.pfx"), () -> PASSWORD, _ -> PASSWORD));
      var group =
          DefaultApplicationGroup.createAndInitialize(
              trust,
              store,
              new OwnCertificate(),
              new DefaultServerCertificateValidator(trust, rejected));
      var chain =
          group.getCertificateChain(NodeIds.RsaSha256ApplicationCertificateType).orElseThrow();
      Files.write(folder.resolve("plc.der"), chain[0].getEncoded());
      return new Identity(new DefaultCertificateManager(rejected, List.of(group)), chain[0]);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) { // Milo's factories throw Exception
      throw new IOException("cannot use the certificates in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static final class OwnCertificate extends RsaSha256CertificateFactory {
    @Override
    protected X509Certificate[] createRsaSha256CertificateChain(KeyPair pair) throws Exception {
      var certificate =
          new SelfSignedCertificateBuilder(pair)
              .setCommonName("Loupe PLC simulator")
              .setOrganization("Loupe")
              .setApplicationUri(APPLICATION)
              .addDnsName("localhost")
              .addIpAddress("127.0.0.1")
              .build();
      return new X509Certificate[] {certificate};
    }
  }
}
