package dev.loupe.simulator.plc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.simulator.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedTest {
  private static final String CLIENT = "urn:loupe:test";

  @TempDir Path folder;
  private KeyPair keys;
  private X509Certificate certificate;

  @BeforeEach
  void makeClient() throws Exception {
    keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
    certificate =
        new SelfSignedCertificateBuilder(keys)
            .setCommonName("test")
            .setApplicationUri(CLIENT)
            .addDnsName("localhost")
            .build();
  }

  private Plc plc() throws IOException {
    var config = PlcConfig.of("aoi-1", FreePort.next(), folder);
    return Plc.start(config.withCertificates(folder.resolve("pki")), Optional::empty);
  }

  private OpcUaClient connect(Plc plc) throws UaException {
    var client =
        OpcUaClient.create(
            plc.endpoint(),
            endpoints ->
                endpoints.stream()
                    .filter(endpoint ->
                        SecurityPolicy.Basic256Sha256.getUri()
                            .equals(endpoint.getSecurityPolicyUri()))
                    .findFirst(),
            _ -> {},
            builder ->
                builder
                    .setApplicationUri(CLIENT)
                    .setKeyPair(keys)
                    .setCertificate(certificate)
                    .setCertificateChain(new X509Certificate[] {certificate})
                    .setCertificateValidator(
                        new CertificateValidator.InsecureCertificateValidator()));
    return client.connect();
  }

  @Test
  void aTrustedClientGetsAnEncryptedSession() throws Exception {
    Files.write(
        Files.createDirectories(folder.resolve("pki/trusted/certs")).resolve("client.der"),
        certificate.getEncoded());
    try (var plc = plc()) {
      var client = connect(plc);
      assertThat(client.getConfig().getEndpoint().getSecurityMode()).hasToString("SignAndEncrypt");
      client.disconnect();
      assertThat(folder.resolve("pki/plc.der")).isNotEmptyFile();
    }
  }

  @Test
  void aStrangerIsRefusedAndItsCertificateKeptForADecision() throws Exception {
    try (var plc = plc()) {
      assertThatThrownBy(() -> connect(plc)).isInstanceOf(UaException.class);
      assertThat(folder.resolve("pki/rejected")).isNotEmptyDirectory();
    }
  }
}
