package dev.loupe.control.embedded;

import dev.loupe.schema.wire.Topics;
import java.util.Set;

/// Who may do what on which topic: a node writes its records and reports and reads what is said to
/// it; only the control plane writes down and reads all. A node that could write its own receipt
/// could lose its own data.
public final class BrokerRights {
  /// No node's name: it holds a dot.
  public static final String CONTROL = "loupe.control";

  private static final Set<String> UP = Set.of(Topics.RECORDS, Topics.REPORT);
  private static final Set<String> DOWN = Set.of(Topics.RECEIPT, Topics.ASSIGNMENT, Topics.COMMAND);

  private BrokerRights() {}

  public static boolean mayPublish(String user, String topic) {
    var channels = user.equals(CONTROL) ? DOWN : UP;
    return Topics.node(topic)
        .filter(node -> user.equals(CONTROL) || user.equals(node))
        .filter(_ -> channels.contains(channel(topic)))
        .isPresent();
  }

  public static boolean maySubscribe(String user, String filter) {
    if (user.equals(CONTROL)) return UP.stream().anyMatch(up -> filter.equals("loupe/v1/+/" + up));
    return Topics.node(filter)
        .filter(user::equals)
        .filter(_ -> DOWN.contains(channel(filter)))
        .isPresent();
  }

  /// Where client ids are free, one node could throw another off the broker. The control plane's
  /// clients carry its name as a prefix.
  public static boolean mayBeCalled(String user, String clientId) {
    return user.equals(CONTROL) ? clientId.startsWith(CONTROL) : clientId.equals(user);
  }

  private static String channel(String topic) {
    return topic.substring(topic.lastIndexOf('/') + 1);
  }
}
