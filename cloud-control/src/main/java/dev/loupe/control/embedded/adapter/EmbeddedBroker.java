package dev.loupe.control.embedded.adapter;

import dev.loupe.control.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.impl.ServiceRegistryImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/// An MQTT broker in this process, on 127.0.0.1 and in memory: what it forgets the nodes send
/// again.
public final class EmbeddedBroker implements AutoCloseable {
  private static final long ADDRESS_BYTES = 64L << 20;

  private final ActiveMQServer server;

  private EmbeddedBroker(ActiveMQServer server) {
    this.server = server;
  }

  /// `spill` is a directory for what does not fit into memory; its content is not kept.
  public static EmbeddedBroker start(int port, Path spill, BrokerUsers users) {
    try {
      Trees.delete(spill);
      Files.createDirectories(spill);
      var registry = new ServiceRegistryImpl();
      var server =
          new ActiveMQServerImpl(
              configuration(port, spill), null, new BrokerSecurity(users), null, registry);
      registry.addIncomingInterceptor(new MqttGuard(server));
      server.start();
      if (!server.waitForActivation(20, java.util.concurrent.TimeUnit.SECONDS))
        throw new StartRefused("The embedded broker did not start within 20 s; see the log.");
      return new EmbeddedBroker(server);
    } catch (IOException e) {
      throw new StartRefused("The embedded broker cannot use " + spill + ": " + e.getMessage());
    } catch (StartRefused e) {
      throw e;
    } catch (Exception e) { // Artemis declares no narrower one
      throw new StartRefused("The embedded broker did not start: " + e.getMessage());
    }
  }

  private static Configuration configuration(int port, Path spill) throws Exception {
    var wildcards = new WildcardConfiguration();
    wildcards.setDelimiter('/').setSingleWord('+').setAnyWords('#');
    var configuration =
        new ConfigurationImpl()
            .setName("loupe")
            .setPersistenceEnabled(false)
            .setJournalType(JournalType.NIO)
            .setJMXManagementEnabled(false)
            .setSecurityEnabled(true)
            .setWildCardConfiguration(wildcards)
            .setPagingDirectory(spill.resolve("paging").toString())
            .setLargeMessagesDirectory(spill.resolve("large").toString())
            .setBindingsDirectory(spill.resolve("bindings").toString())
            .setJournalDirectory(spill.resolve("journal").toString())
            .setScheduledThreadPoolMaxSize(2)
            .setThreadPoolMaxSize(16)
            .setMaxDiskUsage(-1)
            .setGracefulShutdownEnabled(false);
    configuration.addAcceptorConfiguration(acceptor(port));
    configuration.addAddressSetting(
        "#",
        new AddressSettings()
            .setMaxSizeBytes(ADDRESS_BYTES)
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
            .setDeadLetterAddress(SimpleString.of("dead"))
            .setMaxDeliveryAttempts(-1));
    return configuration;
  }

  private static TransportConfiguration acceptor(int port) {
    var parameters = new java.util.HashMap<String, Object>();
    parameters.put(TransportConstants.HOST_PROP_NAME, "127.0.0.1");
    parameters.put(TransportConstants.PORT_PROP_NAME, port);
    parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, "MQTT");
    parameters.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
    parameters.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
    parameters.put(TransportConstants.REMOTING_THREADS_PROPNAME, 2);
    return new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters, "mqtt");
  }

  public boolean isStarted() {
    return server.isStarted();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // Artemis declares no narrower one
      throw new IllegalStateException("the embedded broker did not stop", e);
    }
  }
}
