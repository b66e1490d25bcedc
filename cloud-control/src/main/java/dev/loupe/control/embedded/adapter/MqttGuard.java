package dev.loupe.control.embedded.adapter;

import dev.loupe.control.embedded.BrokerRights;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/// Looks at each packet before Artemis does. Binds a client id to its user at CONNECT (Artemis
/// caches logins and would not ask again), and forgets the last will at DISCONNECT (Artemis 2.55.0
/// sometimes publishes it after a clean one).
final class MqttGuard implements MQTTInterceptor {
  private final ActiveMQServer server;

  MqttGuard(ActiveMQServer server) {
    this.server = server;
  }

  @Override
  public boolean intercept(MqttMessage packet, RemotingConnection connection)
      throws ActiveMQException {
    if (packet instanceof MqttConnectMessage connect && !named(connect)) {
      refuse(connection);
      return false;
    }
    if (packet.fixedHeader() != null
        && packet.fixedHeader().messageType() == MqttMessageType.DISCONNECT
        && connection.getClientID() != null) forgetWill(connection.getClientID());
    return true;
  }

  private static boolean named(MqttConnectMessage connect) {
    var user = connect.payload().userName();
    var clientId = connect.payload().clientIdentifier();
    return user != null && clientId != null && BrokerRights.mayBeCalled(user, clientId);
  }

  private static void refuse(RemotingConnection connection) {
    var answer =
        MqttMessageBuilders.connAck()
            .returnCode(MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED)
            .build();
    if (connection.getTransportConnection() instanceof NettyConnection netty)
      netty.getNettyChannel().writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }

  private void forgetWill(String clientId) throws ActiveMQException {
    try {
      var states = MQTTStateManager.getInstance(server);
      var state = states.getSessionStates().get(clientId);
      if (state != null) state.setWill(false);
    } catch (Exception e) { // Artemis declares no narrower one
      throw new ActiveMQException("no session of " + clientId + ": " + e.getMessage());
    }
  }
}
