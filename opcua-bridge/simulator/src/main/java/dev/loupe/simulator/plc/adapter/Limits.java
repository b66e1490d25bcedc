package dev.loupe.simulator.plc.adapter;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;

/// Milo's defaults are unbounded; a PLC's are not.
final class Limits implements OpcUaServerConfigLimits {
  private static final UInteger NODES = uint(200);

  @Override
  public UInteger getMaxSessions() {
    return uint(10);
  }

  @Override
  public Double getMaxSessionTimeout() {
    return 120_000.0;
  }

  @Override
  public Double getMinPublishingInterval() {
    return 5.0;
  }

  @Override
  public Double getDefaultPublishingInterval() {
    return 100.0;
  }

  @Override
  public Double getMinSupportedSampleRate() {
    return 5.0;
  }

  @Override
  public Double getMaxSubscriptionLifetime() {
    return 120_000.0;
  }

  @Override
  public UInteger getMaxSubscriptions() {
    return uint(20);
  }

  @Override
  public UInteger getMaxSubscriptionsPerSession() {
    return uint(4);
  }

  @Override
  public UInteger getMaxMonitoredItems() {
    return uint(400);
  }

  @Override
  public UInteger getMaxMonitoredItemsPerSession() {
    return uint(100);
  }

  @Override
  public UInteger getMaxMonitoredItemsPerCall() {
    return uint(100);
  }

  @Override
  public UInteger getMaxArrayLength() {
    return uint(1_000);
  }

  @Override
  public UInteger getMaxStringLength() {
    return uint(4_096);
  }

  @Override
  public UInteger getMaxByteStringLength() {
    return uint(65_536);
  }

  @Override
  public UInteger getMaxPasswordLength() {
    return uint(256);
  }

  @Override
  public UShort getMaxBrowseContinuationPoints() {
    return ushort(8);
  }

  @Override
  public UInteger getMaxNodesPerRead() {
    return NODES;
  }

  @Override
  public UInteger getMaxNodesPerWrite() {
    return NODES;
  }

  @Override
  public UInteger getMaxNodesPerBrowse() {
    return NODES;
  }

  @Override
  public UInteger getMaxNodesPerRegisterNodes() {
    return NODES;
  }

  @Override
  public UInteger getMaxNodesPerTranslateBrowsePathsToNodeIds() {
    return NODES;
  }

  @Override
  public UInteger getMaxNodesPerMethodCall() {
    return uint(1);
  }

  @Override
  public UInteger getMaxNodesPerNodeManagement() {
    return uint(1);
  }
}
