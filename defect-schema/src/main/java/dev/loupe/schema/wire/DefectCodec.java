package dev.loupe.schema.wire;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import java.util.List;

final class DefectCodec {
  private static final double FAR = 1e6;

  private DefectCodec() {}

  static void write(JsonWriter out, Defect defect) {
    out.integer("view", defect.view());
    write(out, defect.box());
    out.text("kind", defect.kind().wireName()).decimal("score", defect.score());
  }

  static void write(JsonWriter out, Box box) {
    out.list("box", List.of(box.left(), box.top(), box.right(), box.bottom()), out::decimal);
  }

  static Defect read(JsonReader in) {
    in.beginObject();
    Long view = null;
    Box box = null;
    DefectClass kind = null;
    Double score = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "view" -> view = in.integer(0, 63);
        case "box" -> box = readBox(in);
        case "kind" -> kind = Words.read(in, DefectClass.values(), DefectClass::wireName);
        case "score" -> score = in.decimal(0, 1);
        default -> in.skip();
      }
    }
    var of = in.required(view, "view").intValue();
    return new Defect(
        of, in.required(box, "box"), in.required(kind, "kind"), in.required(score, "score"));
  }

  static Box readBox(JsonReader in) {
    var sides = in.list(4, () -> in.decimal(-FAR, FAR));
    if (sides.size() != 4) throw in.refuse("a box has four sides: left, top, right, bottom");
    return in.checked(() -> new Box(sides.get(0), sides.get(1), sides.get(2), sides.get(3)));
  }
}
