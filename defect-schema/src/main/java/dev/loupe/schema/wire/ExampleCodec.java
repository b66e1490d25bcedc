package dev.loupe.schema.wire;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.feedback.Example;
import dev.loupe.schema.feedback.Flaw;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A labelled image as a line of `dataset.jsonl`: `{label, image, template, group, fold, truth:
/// [{box, kind}]}`.
public final class ExampleCodec {
  private static final int MOST_FOLDS = 1_000;
  private static final int MOST_FLAWS = 1_000;

  private ExampleCodec() {}

  public static byte[] encode(Example example) {
    return JsonWriter.encode(out -> {
      out.text("label", example.label()).text("image", example.image());
      out.text("template", example.template()).text("group", example.group());
      out.integer("fold", example.fold());
      out.list("truth", example.truth(), flaw -> out.object(fields -> write(fields, flaw)));
    });
  }

  private static void write(JsonWriter out, Flaw flaw) {
    DefectCodec.write(out, flaw.box());
    out.text("kind", flaw.kind().wireName());
  }

  public static Decoded<Example> decode(byte[] bytes) {
    return JsonReader.decode(bytes, in -> read(in));
  }

  private static Example read(JsonReader in) {
    in.beginObject();
    UUID label = null;
    String image = null;
    String template = null;
    String group = null;
    Long fold = null;
    List<Flaw> truth = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "label" -> label = in.uuid();
        case "image" -> image = in.sha256();
        case "template" -> template = in.sha256();
        case "group" -> group = in.text(200);
        case "fold" -> fold = in.integer(0, MOST_FOLDS);
        case "truth" -> truth = in.list(MOST_FLAWS, () -> flaw(in));
        default -> in.skip();
      }
    }
    return new Example(
        in.required(label, "label"),
        in.required(image, "image"),
        in.required(template, "template"),
        in.required(group, "group"),
        in.required(fold, "fold").intValue(),
        in.required(truth, "truth"));
  }

  private static Flaw flaw(JsonReader in) {
    in.beginObject();
    @Nullable Box box = null;
    @Nullable DefectClass kind = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "box" -> box = DefectCodec.readBox(in);
        case "kind" -> kind = Words.read(in, DefectClass.values(), DefectClass::wireName);
        default -> in.skip();
      }
    }
    return new Flaw(in.required(box, "box"), in.required(kind, "kind"));
  }
}
