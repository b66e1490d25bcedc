package dev.loupe.control.embedded.adapter;

import dev.loupe.control.embedded.BrokerRights;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/// Asks `BrokerUsers` who it is and `BrokerRights` what they may. An address is the MQTT topic.
final class BrokerSecurity implements ActiveMQSecurityManager5 {
  private final BrokerUsers users;

  BrokerSecurity(BrokerUsers users) {
    this.users = users;
  }

  @Override
  public @Nullable Subject authenticate(
      @Nullable String user,
      @Nullable String password,
      RemotingConnection connection,
      @Nullable String domain) {
    if (user == null || !users.admits(user, password)) return null;
    var subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(user));
    return subject;
  }

  @Override
  public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
    var topic = address.contains("::") ? address.substring(0, address.indexOf("::")) : address;
    return subject.getPrincipals(UserPrincipal.class).stream()
        .anyMatch(user -> may(user.getName(), check, topic));
  }

  private static boolean may(String user, CheckType check, String topic) {
    return switch (check) {
      case SEND -> BrokerRights.mayPublish(user, topic);
      case CONSUME,
          CREATE_DURABLE_QUEUE,
          CREATE_NON_DURABLE_QUEUE,
          DELETE_DURABLE_QUEUE,
          DELETE_NON_DURABLE_QUEUE,
          BROWSE ->
          BrokerRights.maySubscribe(user, topic);
      // Artemis asks this of publishers and subscribers alike, beside their own right.
      case CREATE_ADDRESS, DELETE_ADDRESS ->
          BrokerRights.mayPublish(user, topic) || BrokerRights.maySubscribe(user, topic);
      case MANAGE, VIEW, EDIT -> false;
    };
  }

  @Override
  public boolean validateUser(String user, String password) {
    return users.admits(user, password);
  }

  @Override
  public boolean validateUserAndRole(
      String user, String password, Set<Role> roles, CheckType check) {
    return false; // version 5 above is asked instead
  }
}
