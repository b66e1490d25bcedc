package dev.loupe.bridge.session;

import dev.loupe.bridge.tag.Found;
import dev.loupe.bridge.tag.Mismatch;
import dev.loupe.bridge.tag.Tag;
import dev.loupe.bridge.tag.TagMap;
import dev.loupe.bridge.tag.TagName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/// Asks the PLC's server what stands behind each tag.
final class TagSurvey {
  private static final List<AttributeId> ASKED =
      List.of(
          AttributeId.DataType,
          AttributeId.AccessLevel,
          AttributeId.UserAccessLevel,
          AttributeId.Value);

  /// Small PLCs bound a Read to about this many nodes.
  private static final int TAGS_A_READ = 10;

  private static final int MAY_READ = 1;
  private static final int MAY_WRITE = 2;

  private TagSurvey() {}

  /// One Read service call.
  interface Reader {
    List<DataValue> read(List<ReadValueId> what) throws SessionLost;
  }

  static List<Mismatch> mismatches(TagMap map, Nodes nodes, Reader reader) throws SessionLost {
    Map<TagName, Found> found = new EnumMap<>(TagName.class);
    var there = new ArrayList<Tag>();
    for (var tag : map.tags()) {
      if (nodes.find(tag.name()).isPresent()) there.add(tag);
      else found.put(tag.name(), new Found.Missing("the server has no such namespace"));
    }
    for (var from = 0; from < there.size(); from += TAGS_A_READ) {
      var some = there.subList(from, Math.min(there.size(), from + TAGS_A_READ));
      survey(some, nodes, reader, found);
    }
    return Mismatch.between(map, found);
  }

  private static void survey(List<Tag> tags, Nodes nodes, Reader reader, Map<TagName, Found> found)
      throws SessionLost {
    var what = new ArrayList<ReadValueId>();
    for (var tag : tags)
      for (var attribute : ASKED) what.add(Nodes.read(nodes.id(tag.name()), attribute));
    var values = reader.read(what);
    for (var at = 0; at < tags.size(); at++) {
      var answers = values.subList(at * ASKED.size(), (at + 1) * ASKED.size());
      found.put(tags.get(at).name(), found(answers));
    }
  }

  private static Found found(List<DataValue> answers) {
    var type = answers.get(0);
    if (!Values.good(type)) {
      var code = type.statusCode().value();
      return new Found.Missing(
          StatusCodes.lookup(code).map(names -> names[0]).orElse(Long.toHexString(code)));
    }
    var access = Values.number(answers.get(1));
    var mine = Values.number(answers.get(2));
    var rights = mine == Values.NO_NUMBER ? access : access & mine;
    return new Found.Variable(
        type(type, answers.get(3)), (rights & MAY_READ) != 0, (rights & MAY_WRITE) != 0);
  }

  /// The data type by its name; of a type that the PLC made itself, the one its value has.
  private static String type(DataValue type, DataValue value) {
    if (type.value().value() instanceof NodeId id && OpcUaDataType.isBuiltin(id)) {
      var builtin = OpcUaDataType.fromNodeId(id);
      if (builtin != null && builtin != OpcUaDataType.Variant) return builtin.name();
    }
    return value
        .value()
        .getDataType()
        .map(OpcUaDataType::name)
        .orElseGet(() -> String.valueOf(type.value().value()));
  }
}
