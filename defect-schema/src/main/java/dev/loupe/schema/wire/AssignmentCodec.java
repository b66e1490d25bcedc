package dev.loupe.schema.wire;

import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.Assignment.Slot;
import dev.loupe.schema.model.ModelRef;
import java.time.Instant;
import java.util.List;

/// `{schema, node, generation, issuedAt, slots}`: the payload of the DSSE envelope on
/// `…/assignment`.
public final class AssignmentCodec {
  private AssignmentCodec() {}

  public static byte[] encode(Assignment it) {
    return JsonWriter.encode(out -> {
      out.integer("schema", EnvelopeCodec.SCHEMA).text("node", it.node());
      out.integer("generation", it.generation()).text("issuedAt", it.issuedAt());
      out.list("slots", it.slots(), slot -> out.object(in -> write(in, slot)));
    });
  }

  public static Decoded<Assignment> decode(byte[] bytes) {
    return JsonReader.decode(bytes, AssignmentCodec::read);
  }

  private static Assignment read(JsonReader in) {
    in.beginObject();
    Long schema = null;
    String node = null;
    Long generation = null;
    Instant issuedAt = null;
    List<Slot> slots = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "schema" -> schema = in.integer(EnvelopeCodec.SCHEMA, EnvelopeCodec.SCHEMA);
        case "node" -> node = EnvelopeCodec.node(in);
        case "generation" -> generation = in.integer(1, Long.MAX_VALUE - 1);
        case "issuedAt" -> issuedAt = in.instant();
        case "slots" -> slots = in.list(64, () -> readSlot(in));
        default -> in.skip();
      }
    }
    in.required(schema, "schema");
    return new Assignment(
        in.required(node, "node"),
        in.required(generation, "generation"),
        in.required(issuedAt, "issuedAt"),
        in.required(slots, "slots"));
  }

  private static void write(JsonWriter out, Slot slot) {
    out.text("station", slot.station()).text("recipe", slot.recipe());
    out.object("champion", in -> ModelRefCodec.write(in, slot.champion()));
    var candidate = slot.candidate();
    if (candidate != null) out.object("candidate", in -> CandidateCodec.write(in, candidate));
    out.decimal("auditShare", slot.auditShare()).text("salt", slot.salt());
  }

  private static Slot readSlot(JsonReader in) {
    in.beginObject();
    String station = null;
    String recipe = null;
    ModelRef champion = null;
    Assignment.Candidate candidate = null;
    Double auditShare = null;
    String salt = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "station" -> station = in.text(PartCodec.LONGEST);
        case "recipe" -> recipe = in.nullable(() -> in.text(PartCodec.LONGEST));
        case "champion" -> champion = ModelRefCodec.read(in);
        case "candidate" -> candidate = in.nullable(() -> CandidateCodec.read(in));
        case "auditShare" -> auditShare = in.decimal(0, 1);
        case "salt" -> salt = in.text(PartCodec.LONGEST);
        default -> in.skip();
      }
    }
    return new Slot(
        in.required(station, "station"),
        recipe,
        in.required(champion, "champion"),
        candidate,
        in.required(auditShare, "auditShare"),
        in.required(salt, "salt"));
  }
}
