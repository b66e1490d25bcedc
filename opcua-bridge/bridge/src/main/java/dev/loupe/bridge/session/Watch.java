package dev.loupe.bridge.session;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import dev.loupe.bridge.tag.TagName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/// The subscription of one link. It is never mended: a fault in it ends the link.
final class Watch implements OpcUaSubscription.SubscriptionListener {
  /// An acknowledgement is told before the trigger that follows it.
  private static final List<TagName> WATCHED =
      List.of(TagName.RESULT_ACK_SEQ, TagName.TRIG_SEQ, TagName.PLC_HEARTBEAT);

  private static final double KEEP_ALIVE_MS = 500;

  /// Keep-alives that may be missing.
  private static final double SILENT_AFTER = 4;

  private final Link link;
  private final PlcListener listener;

  private Watch(Link link, PlcListener listener) {
    this.link = link;
    this.listener = listener;
  }

  static void start(Link link, Nodes nodes, SessionSettings settings, PlcListener listener)
      throws IOException {
    try {
      var subscription = new OpcUaSubscription(link.client(), millis(settings.publishing()));
      subscription.setTargetKeepAliveInterval(KEEP_ALIVE_MS);
      subscription.setWatchdogMultiplier(SILENT_AFTER);
      subscription.setSubscriptionListener(new Watch(link, listener));
      subscription.create();
      for (var tag : WATCHED) {
        var item = OpcUaMonitoredItem.newDataItem(nodes.id(tag));
        item.setSamplingInterval(millis(settings.sampling()));
        item.setQueueSize(uint(1));
        item.setUserObject(tag);
        subscription.addMonitoredItem(item);
      }
      subscription.synchronizeMonitoredItems();
    } catch (UaException e) {
      throw new IOException("cannot watch the PLC's tags: " + Connector.reason(e), e);
    }
  }

  private static double millis(Duration interval) {
    return interval.toNanos() / 1e6;
  }

  @Override
  public void onDataReceived(
      OpcUaSubscription subscription, List<OpcUaMonitoredItem> items, List<DataValue> values) {
    if (link.isLost()) return;
    for (var tag : WATCHED)
      for (var at = 0; at < items.size(); at++)
        if (items.get(at).getUserObject().orElse(null) == tag) tell(tag, values.get(at));
  }

  private void tell(TagName tag, DataValue value) {
    var number = Values.number(value);
    if (number != Values.NO_NUMBER) listener.changed(tag, number);
  }

  @Override
  public void onNotificationDataLost(OpcUaSubscription subscription) {
    link.lose("notifications were lost");
  }

  @Override
  public void onWatchdogTimerElapsed(OpcUaSubscription subscription) {
    link.lose("the subscription fell silent");
  }

  @Override
  public void onStatusChanged(OpcUaSubscription subscription, StatusCode status) {
    link.lose("the subscription ended: " + status);
  }

  @Override
  public void onTransferFailed(OpcUaSubscription subscription, StatusCode status) {
    link.lose("the subscription could not be taken over: " + status);
  }
}
