package dev.loupe.bridge.session;

import static java.util.Objects.requireNonNull;

import dev.loupe.bridge.tag.Tag;
import dev.loupe.bridge.tag.TagMap;
import dev.loupe.bridge.tag.TagName;
import dev.loupe.bridge.tag.TagType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;

/// The tags' node ids as this server numbers its namespaces now.
final class Nodes {
  private final Map<TagName, NodeId> ids = new EnumMap<>(TagName.class);
  private final Map<TagName, TagType> types = new EnumMap<>(TagName.class);

  Nodes(TagMap map, NamespaceTable namespaces) {
    for (var tag : map.tags()) {
      types.put(tag.name(), tag.type());
      resolve(tag, namespaces).ifPresent(id -> ids.put(tag.name(), id));
    }
  }

  private static Optional<NodeId> resolve(Tag tag, NamespaceTable namespaces) {
    try {
      return ExpandedNodeId.parse(tag.node()).toNodeId(namespaces);
    } catch (UaRuntimeException e) {
      return Optional.empty();
    }
  }

  Optional<NodeId> find(TagName tag) {
    return Optional.ofNullable(ids.get(tag));
  }

  NodeId id(TagName tag) {
    return requireNonNull(ids.get(tag), tag::tag);
  }

  TagType type(TagName tag) {
    return requireNonNull(types.get(tag), tag::tag);
  }

  ReadValueId value(TagName tag) {
    return read(id(tag), AttributeId.Value);
  }

  static ReadValueId read(NodeId id, AttributeId attribute) {
    return new ReadValueId(id, attribute.uid(), null, QualifiedName.NULL_VALUE);
  }

  WriteValue write(TagName tag, DataValue value) {
    return new WriteValue(id(tag), AttributeId.Value.uid(), null, value);
  }

  WriteValue write(TagName tag, long value) {
    return write(tag, Values.of(type(tag), value));
  }

  WriteValue write(TagName tag, double value) {
    return write(tag, Values.of(type(tag), value));
  }

  List<ReadValueId> values(List<TagName> tags) {
    return tags.stream().map(this::value).toList();
  }
}
