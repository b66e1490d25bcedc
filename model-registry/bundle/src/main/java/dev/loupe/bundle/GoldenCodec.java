package dev.loupe.bundle;

import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.JsonReader;
import dev.loupe.schema.wire.JsonWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `golden.json`: `{schema, samples: [{image, template, verdict}]}`, files by their name in the
/// bundle.
public final class GoldenCodec {
  private static final int SCHEMA = 1;

  /// One sample by its files' names.
  public record Line(String image, @Nullable String template, Verdict verdict) {
    public Line {
      if (verdict == Verdict.ERROR)
        throw new IllegalArgumentException("a golden sample's verdict is not ERROR");
    }
  }

  private GoldenCodec() {}

  public static byte[] encode(List<Line> lines) {
    return JsonWriter.encode(out ->
        out.integer("schema", SCHEMA)
            .list(
                "samples",
                lines,
                line ->
                    out.object(fields ->
                        fields
                            .text("image", line.image())
                            .text("template", line.template())
                            .text("verdict", line.verdict()))));
  }

  static Decoded<List<Line>> decode(byte[] bytes) {
    return JsonReader.decode(bytes, GoldenCodec::read);
  }

  private static List<Line> read(JsonReader in) {
    in.beginObject();
    Long schema = null;
    List<Line> samples = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "schema" -> schema = in.integer(SCHEMA, SCHEMA);
        case "samples" -> samples = in.list(GoldenSet.MOST, () -> line(in));
        default -> in.skip();
      }
    }
    in.required(schema, "schema");
    return in.required(samples, "samples");
  }

  private static Line line(JsonReader in) {
    in.beginObject();
    String image = null;
    @Nullable String template = null;
    Verdict verdict = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "image" -> image = in.text(100);
        case "template" -> template = in.nullable(() -> in.text(100));
        case "verdict" -> verdict = verdict(in);
        default -> in.skip();
      }
    }
    var file = in.required(image, "image");
    var beside = template;
    var expected = in.required(verdict, "verdict");
    return in.checked(() -> new Line(file, beside, expected));
  }

  private static Verdict verdict(JsonReader in) {
    var word = in.text(20);
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.name().equals(word))
        .findFirst()
        .orElseThrow(() -> in.refuse("'" + word + "' is no verdict"));
  }
}
