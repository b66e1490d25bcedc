package dev.loupe.simulator.plc.adapter;

import dev.loupe.simulator.plc.Tag;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.model.objects.ServerDiagnosticsTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.channel.EncodingLimits;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.jspecify.annotations.Nullable;

/// The PLC's OPC UA server on 127.0.0.1, path `/loupe`: security None and, with a certificate
/// folder, Basic256Sha256 SignAndEncrypt. `IOException` if the port is taken.
final class TagServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final EncodingLimits MESSAGES = new EncodingLimits(65_536, 16, 1 << 20, 16);

  private static final int CLOSING_TURNS = 400;
  private static final int CLOSING_TURN_MS = 5;

  private final int port;
  private final OpcUaServer server;
  private final TagNamespace namespace;

  private TagServer(int port, OpcUaServer server, TagNamespace namespace) {
    this.port = port;
    this.server = server;
    this.namespace = namespace;
  }

  static TagServer start(PlcConfig config, Memory memory, TagNamespace.Writes writes)
      throws IOException {
    requireFree(config.port());
    var folder = config.certificates();
    var identity = folder.isPresent() ? Identity.in(folder.get()) : null;
    var builder =
        OpcUaServerConfig.builder()
            .setApplicationUri(Identity.APPLICATION)
            .setApplicationName(LocalizedText.english("Loupe PLC simulator " + config.station()))
            .setProductUri(Identity.APPLICATION)
            .setEndpoints(endpoints(config.port(), identity))
            .setIdentityValidator(AnonymousIdentityValidator.INSTANCE)
            .setCertificateManager(
                identity == null
                    ? new DefaultCertificateManager(new MemoryCertificateQuarantine())
                    : identity.manager())
            .setLimits(new Limits())
            .setEncodingLimits(MESSAGES);
    var server =
        new OpcUaServer(
            builder.build(),
            _ -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build()));
    withoutDiagnostics(server);
    var namespace = new TagNamespace(server, memory, writes);
    namespace.startup();
    await(() -> server.startup().get(10, TimeUnit.SECONDS), config.port());
    if (server.getBoundEndpoints().isEmpty()) throw taken(config.port());
    return new TagServer(config.port(), server, namespace);
  }

  // Milo 1.1.2 shares what its diagnostics nodes are made of between servers, and stumbles over it
  private static void withoutDiagnostics(OpcUaServer server) {
    server
        .getAddressSpaceManager()
        .getManagedNode(NodeIds.Server_ServerDiagnostics)
        .ifPresent(node -> {
          if (node instanceof ServerDiagnosticsTypeNode diagnostics)
            diagnostics.setEnabledFlag(false);
        });
  }

  // Milo logs a failed bind and goes on
  private static void requireFree(int port) throws IOException {
    try (var _ = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
      return;
    } catch (IOException e) {
      throw taken(port);
    }
  }

  private static IOException taken(int port) {
    return new IOException("port " + port + " is in use: choose another for this station");
  }

  private static Set<EndpointConfig> endpoints(int port, @Nullable Identity identity) {
    var base =
        EndpointConfig.newBuilder()
            .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
            .setBindAddress(HOST)
            .setBindPort(port)
            .setHostname(HOST)
            .setPath("/loupe")
            .addTokenPolicy(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS);
    var endpoints = new LinkedHashSet<EndpointConfig>();
    endpoints.add(
        base.copy()
            .setSecurityPolicy(SecurityPolicy.None)
            .setSecurityMode(MessageSecurityMode.None)
            .build());
    if (identity != null)
      endpoints.add(
          base.copy()
              .setCertificate(identity.certificate())
              .setSecurityPolicy(SecurityPolicy.Basic256Sha256)
              .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
              .build());
    return endpoints;
  }

  void set(Tag tag, Object value) {
    namespace.set(tag, value);
  }

  @Override
  public void close() throws IOException {
    await(() -> server.shutdown().get(5, TimeUnit.SECONDS), port);
    namespace.shutdown();
    awaitFree();
  }

  // Milo and netty only ask the listening socket to close: it does so with their next select
  private void awaitFree() throws IOException {
    for (var turn = 0; turn < CLOSING_TURNS; turn++) {
      try {
        requireFree(port);
        return;
      } catch (IOException e) {
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(CLOSING_TURN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private interface Asynchronous {
    Object get() throws ExecutionException, TimeoutException, InterruptedException;
  }

  private static void await(Asynchronous result, int port) throws IOException {
    try {
      result.get();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("OPC UA server on port " + port + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
