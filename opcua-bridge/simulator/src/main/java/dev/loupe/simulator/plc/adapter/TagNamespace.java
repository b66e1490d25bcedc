package dev.loupe.simulator.plc.adapter;

import dev.loupe.simulator.plc.Tag;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;

/// The tags as OPC UA variables in `urn:loupe:plc`.
final class TagNamespace extends ManagedNamespaceWithLifecycle {
  /// Hears each Write request of a client once, all its tags together, when they stand in the
  /// server; `nanos` is System.nanoTime then.
  interface Writes {
    void written(Map<Tag, Object> tags, long nanos);
  }

  private final Map<Tag, UaVariableNode> nodes = new EnumMap<>(Tag.class);
  private final SubscriptionModel subscriptions;
  private final Writes writes;

  TagNamespace(OpcUaServer server, Memory memory, Writes writes) {
    super(server, Tag.NAMESPACE);
    this.writes = writes;
    subscriptions = new SubscriptionModel(server, this);
    getLifecycleManager().addLifecycle(subscriptions);
    getLifecycleManager().addStartupTask(() -> addNodes(memory));
  }

  private void addNodes(Memory memory) {
    var folder =
        new UaFolderNode(
            getNodeContext(),
            newNodeId("Loupe"),
            newQualifiedName("Loupe"),
            LocalizedText.english("Loupe"));
    getNodeManager().addNode(folder);
    folder.addReference(
        new Reference(
            folder.getNodeId(),
            NodeIds.Organizes,
            NodeIds.ObjectsFolder.expanded(),
            Reference.Direction.INVERSE));
    for (var tag : Tag.values()) {
      var node = node(tag, memory.get(tag));
      nodes.put(tag, node);
      getNodeManager().addNode(node);
      folder.addOrganizes(node);
    }
  }

  private UaVariableNode node(Tag tag, Object value) {
    var access = tag.writer() == Tag.Writer.NODE ? AccessLevel.READ_WRITE : AccessLevel.READ_ONLY;
    return UaVariableNode.builder(getNodeContext())
        .setNodeId(newNodeId(tag.tagName()))
        .setBrowseName(newQualifiedName(tag.tagName()))
        .setDisplayName(LocalizedText.english(tag.tagName()))
        .setDataType(dataType(tag.type()))
        .setTypeDefinition(NodeIds.BaseDataVariableType)
        .setAccessLevel(access)
        .setUserAccessLevel(access)
        .setMinimumSamplingInterval(0.0)
        .setValue(new DataValue(new Variant(toUa(tag, value))))
        .build();
  }

  void set(Tag tag, Object value) {
    var node = nodes.get(tag);
    if (node != null) node.setValue(new DataValue(new Variant(toUa(tag, value))));
  }

  @Override
  public List<StatusCode> write(WriteContext context, List<WriteValue> values) {
    var codes = super.write(context, values);
    var nanos = System.nanoTime();
    var written = new EnumMap<Tag, Object>(Tag.class);
    for (int i = 0; i < values.size(); i++) {
      if (!codes.get(i).isGood()) continue;
      var value = values.get(i).getValue().value().value();
      var tag = tag(values.get(i).getNodeId());
      if (value != null && tag.isPresent()) written.put(tag.get(), fromUa(value));
    }
    if (!written.isEmpty()) writes.written(written, nanos);
    return codes;
  }

  private static Optional<Tag> tag(NodeId id) {
    return Tag.of(id.getIdentifier());
  }

  private static NodeId dataType(Tag.Type type) {
    return switch (type) {
      case STRING -> NodeIds.String;
      case BOOLEAN -> NodeIds.Boolean;
      case UINT16 -> NodeIds.UInt16;
      case UINT32 -> NodeIds.UInt32;
      case FLOAT -> NodeIds.Float;
    };
  }

  private static Object toUa(Tag tag, Object value) {
    return switch (tag.type()) {
      case UINT16 -> Unsigned.ushort(((Number) value).intValue());
      case UINT32 -> Unsigned.uint(((Number) value).longValue());
      case STRING, BOOLEAN, FLOAT -> value;
    };
  }

  private static Object fromUa(Object value) {
    if (value instanceof UShort number) return number.intValue();
    return value instanceof Number number && !(value instanceof Float) ? number.longValue() : value;
  }

  @Override
  public void onDataItemsCreated(List<DataItem> items) {
    subscriptions.onDataItemsCreated(items);
  }

  @Override
  public void onDataItemsModified(List<DataItem> items) {
    subscriptions.onDataItemsModified(items);
  }

  @Override
  public void onDataItemsDeleted(List<DataItem> items) {
    subscriptions.onDataItemsDeleted(items);
  }

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> items) {
    subscriptions.onMonitoringModeChanged(items);
  }
}
