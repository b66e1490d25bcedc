package dev.loupe.edge.assignment.adapter;

import dev.loupe.edge.assignment.Remembered;
import dev.loupe.edge.assignment.Remembered.Ended;
import dev.loupe.edge.assignment.Remembered.SlotMemory;
import dev.loupe.edge.assignment.Remembered.Trial;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.JsonReader;
import dev.loupe.schema.wire.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `{highest, floor, slots: [{recipe, champion?, former?}], accepted: [digest], ended: [{recipe,
/// generation, digest}], trial?: {digest, times}}`.
final class RememberedCodec {
  private static final int MOST = 1_000;
  private static final int LONGEST = 256;

  private RememberedCodec() {}

  static byte[] encode(Remembered it) {
    return JsonWriter.encode(out -> {
      out.integer("highest", it.highest()).text("floor", it.floor());
      out.list("slots", it.slots(), slot -> out.object(in -> write(in, slot)));
      out.list("accepted", it.accepted().stream().sorted().toList(), out::text);
      out.list("ended", List.copyOf(it.ended()), ended -> out.object(in -> write(in, ended)));
      var trial = it.trial();
      if (trial != null)
        out.object(
            "trial", in -> in.text("digest", trial.digest()).integer("times", trial.times()));
    });
  }

  static Decoded<Remembered> decode(byte[] bytes) {
    return JsonReader.decode(bytes, RememberedCodec::read);
  }

  private static Remembered read(JsonReader in) {
    in.beginObject();
    Long highest = null;
    Instant floor = null;
    List<SlotMemory> slots = List.of();
    List<String> accepted = List.of();
    List<Ended> ended = List.of();
    Trial trial = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "highest" -> highest = in.integer(0, Long.MAX_VALUE);
        case "floor" -> floor = in.instant();
        case "slots" -> slots = in.list(MOST, () -> slot(in));
        case "accepted" -> accepted = in.list(MOST, in::sha256);
        case "ended" -> ended = in.list(MOST, () -> ended(in));
        case "trial" -> trial = trial(in);
        default -> in.skip();
      }
    }
    return new Remembered(
        in.required(highest, "highest"),
        in.required(floor, "floor"),
        slots,
        Set.copyOf(accepted),
        Set.copyOf(ended),
        trial);
  }

  private static void write(JsonWriter out, SlotMemory slot) {
    out.text("recipe", slot.recipe());
    model(out, "champion", slot.champion());
    model(out, "former", slot.former());
  }

  private static SlotMemory slot(JsonReader in) {
    in.beginObject();
    String recipe = null;
    ModelRef champion = null;
    ModelRef former = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "recipe" -> recipe = in.text(LONGEST);
        case "champion" -> champion = model(in);
        case "former" -> former = model(in);
        default -> in.skip();
      }
    }
    return new SlotMemory(in.required(recipe, "recipe"), champion, former);
  }

  private static void model(JsonWriter out, String name, @Nullable ModelRef model) {
    if (model == null) return;
    out.object(
        name,
        in ->
            in.text("name", model.name())
                .text("version", model.version())
                .text("digest", model.digest()));
  }

  private static ModelRef model(JsonReader in) {
    in.beginObject();
    String model = null;
    String version = null;
    String digest = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "name" -> model = in.text(LONGEST);
        case "version" -> version = in.text(LONGEST);
        case "digest" -> digest = in.sha256();
        default -> in.skip();
      }
    }
    return new ModelRef(
        in.required(model, "name"), in.required(version, "version"), in.required(digest, "digest"));
  }

  private static Trial trial(JsonReader in) {
    in.beginObject();
    String digest = null;
    Long times = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "digest" -> digest = in.sha256();
        case "times" -> times = in.integer(0, MOST);
        default -> in.skip();
      }
    }
    return new Trial(in.required(digest, "digest"), (int) (long) in.required(times, "times"));
  }

  private static void write(JsonWriter out, Ended ended) {
    out.text("recipe", ended.recipe())
        .integer("generation", ended.generation())
        .text("digest", ended.digest());
  }

  private static Ended ended(JsonReader in) {
    in.beginObject();
    String recipe = null;
    Long generation = null;
    String digest = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "recipe" -> recipe = in.text(LONGEST);
        case "generation" -> generation = in.integer(0, Long.MAX_VALUE);
        case "digest" -> digest = in.sha256();
        default -> in.skip();
      }
    }
    return new Ended(
        in.required(recipe, "recipe"),
        in.required(generation, "generation"),
        in.required(digest, "digest"));
  }
}
