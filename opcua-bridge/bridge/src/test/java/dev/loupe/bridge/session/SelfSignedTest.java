package dev.loupe.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.util.validation.CertificateValidationUtil;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;
import org.junit.jupiter.api.Test;

class SelfSignedTest {
  @Test
  void itIsACertificateThatAnOpcUaApplicationMayHave() throws Exception {
    var keys = SelfSigned.keys();
    var certificate = SelfSigned.certificate(keys, "Loupe node-1", "urn:h:loupe:node-1", "h");
    certificate.verify(keys.getPublic());
    certificate.checkValidity();
    assertThat(certificate.getVersion()).isEqualTo(3);
    assertThat(certificate.getSubjectX500Principal().getName())
        .isEqualTo("O=Loupe,CN=Loupe node-1");
    assertThat(certificate.getIssuerX500Principal())
        .isEqualTo(certificate.getSubjectX500Principal());
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getKeyUsage()).startsWith(true, true, true, true, false, true, false);
    assertThat(certificate.getSubjectAlternativeNames())
        .map(Object::toString)
        .contains("[6, urn:h:loupe:node-1]", "[2, h]");
    var trusted = java.util.Set.of(certificate);
    var path =
        CertificateValidationUtil.buildTrustedCertPath(
            List.of(certificate), trusted, java.util.Set.of());
    CertificateValidationUtil.validateTrustedCertPath(
        path.getCertPath(),
        path.getTrustAnchor(),
        java.util.Set.of(),
        ValidationCheck.ALL_OPTIONAL_CHECKS,
        true);
  }
}
