package dev.loupe.bridge.session;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import dev.loupe.bridge.session.SessionSettings.Security;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;
import org.jspecify.annotations.Nullable;

/// Makes clients for one endpoint. Its description is asked for once and kept, so that coming back
/// costs no discovery. One thread uses it.
final class Connector {
  static final int TIMEOUT_MS = 1000;
  private static final int PROBE_MS = 200;

  private final SessionSettings settings;
  private @Nullable EndpointDescription endpoint;
  private @Nullable Pki pki;

  Connector(SessionSettings settings) {
    this.settings = settings;
  }

  /// Whether anything listens at the endpoint: much quicker to tell than by a client.
  boolean answers() {
    var address =
        new InetSocketAddress(
            EndpointUtil.getHost(settings.endpoint()), EndpointUtil.getPort(settings.endpoint()));
    try (var socket = new Socket()) {
      socket.connect(address, PROBE_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// A client with a session. Throws with a sentence for people.
  OpcUaClient connect() throws IOException, InterruptedException {
    OpcUaClient client;
    try {
      client = OpcUaClient.create(config(), Connector::limit);
    } catch (UaException e) {
      throw new IOException("cannot make an OPC UA client: " + e.getMessage(), e);
    }
    try {
      client.connectAsync().get(3L * TIMEOUT_MS, TimeUnit.MILLISECONDS);
      return client;
    } catch (ExecutionException | TimeoutException e) {
      endpoint = null; // it may have changed: ask again
      client.disconnectAsync();
      throw new IOException(
          "no session with " + settings.endpoint() + ": " + reason(e) + wayOut(), e);
    }
  }

  /// Servers say little of why they refuse a client: most often they do not know its certificate.
  private String wayOut() {
    return switch (settings.security()) {
      case Security.None _ -> "";
      case Security.SignAndEncrypt secure ->
          " (the PLC must trust "
              + secure.pki().resolve("own/node.der")
              + ", and its own certificate belongs into "
              + secure.pki().resolve("trusted/certs")
              + ")";
    };
  }

  static String reason(Throwable e) {
    return UaException.extractStatusCode(e)
        .map(code -> code.toString())
        .orElseGet(() -> String.valueOf(e.getMessage() == null ? e : e.getMessage()));
  }

  private static void limit(OpcTcpClientTransportConfigBuilder transport) {
    transport.setConnectTimeout(uint(TIMEOUT_MS)).setAcknowledgeTimeout(uint(TIMEOUT_MS));
  }

  private OpcUaClientConfig config() throws IOException, InterruptedException {
    if (endpoint == null) endpoint = discover();
    var builder =
        new OpcUaClientConfigBuilder()
            .setApplicationName(LocalizedText.english("Loupe " + settings.name()))
            .setApplicationUri("urn:loupe:" + settings.name())
            .setProductUri("urn:loupe:edge-node")
            .setEndpoint(endpoint)
            .setRequestTimeout(uint(TIMEOUT_MS))
            .setSessionTimeout(uint(10 * TIMEOUT_MS))
            .setKeepAliveInterval(uint(TIMEOUT_MS))
            .setKeepAliveTimeout(uint(TIMEOUT_MS))
            .setKeepAliveFailuresAllowed(uint(1))
            .setMaxPendingPublishRequests(uint(1)); // two race: backward notifications
    switch (settings.security()) {
      case Security.None _ -> {}
      case Security.SignAndEncrypt security -> {
        if (pki == null) pki = Pki.open(security, settings.name());
        builder
            .setApplicationUri(pki.uri())
            .setKeyPair(pki.keys())
            .setCertificate(pki.certificate())
            .setCertificateChain(new X509Certificate[] {pki.certificate()})
            .setCertificateValidator(pki.validator());
      }
    }
    return builder.build();
  }

  private EndpointDescription discover() throws IOException, InterruptedException {
    try {
      var found =
          DiscoveryClient.getEndpoints(settings.endpoint(), Connector::limit)
              .get(3L * TIMEOUT_MS, TimeUnit.MILLISECONDS);
      return choose(found);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(settings.endpoint() + " names no endpoints: " + reason(e), e);
    }
  }

  private EndpointDescription choose(List<EndpointDescription> found) throws IOException {
    var policy =
        switch (settings.security()) {
          case Security.None _ -> SecurityPolicy.None;
          case Security.SignAndEncrypt _ -> SecurityPolicy.Basic256Sha256;
        };
    var mode =
        policy == SecurityPolicy.None
            ? MessageSecurityMode.None
            : MessageSecurityMode.SignAndEncrypt;
    var chosen =
        found.stream()
            .filter(it -> policy.getUri().equals(it.getSecurityPolicyUri()))
            .filter(it -> mode == it.getSecurityMode())
            .findFirst()
            .orElseThrow(() ->
                new IOException(
                    settings.endpoint() + " offers no endpoint with " + policy + ", " + mode));
    // Servers name themselves as they like; what was configured is what can be reached.
    return EndpointUtil.updateUrl(
        chosen,
        EndpointUtil.getHost(settings.endpoint()),
        EndpointUtil.getPort(settings.endpoint()));
  }
}
