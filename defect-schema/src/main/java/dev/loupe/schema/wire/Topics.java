package dev.loupe.schema.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/// The MQTT topics, `loupe/v1/{node}/{channel}`. A node publishes `RECORDS` and `REPORT` below its
/// own name and reads the others there.
public final class Topics {
  public static final String RECORDS = "records";
  public static final String REPORT = "report";
  public static final String RECEIPT = "receipt";
  public static final String ASSIGNMENT = "assignment";
  public static final String COMMAND = "command";

  /// A node's name: also its MQTT user and client id, and a directory's name.
  public static final Pattern NODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private static final Pattern TOPIC = Pattern.compile("loupe/v1/(" + NODE + ")/([a-z]+)");

  private Topics() {}

  public static String of(String node, String channel) {
    return "loupe/v1/" + node + "/" + channel;
  }

  /// The control plane's subscription: replicas share the messages.
  public static String shared(String channel) {
    return "$share/ledger/loupe/v1/+/" + channel;
  }

  /// The node that `topic` belongs to; empty where it is none of ours.
  public static Optional<String> node(String topic) {
    var matcher = TOPIC.matcher(topic);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
