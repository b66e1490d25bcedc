package dev.loupe.edge.inference;

import dev.loupe.bundle.Manifest;
import dev.loupe.schema.inspection.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.function.Function;

/// YOLOv8 and v11 heads: [1, 4 + C, N] rows of cx, cy, w, h in pixels and C scores. The grey image
/// fills all three colour channels; the template is not used.
public final class YoloHead implements Head {
  private static final double OVERLAP = 0.45;
  private static final float[] UNIT = new float[256];

  static {
    for (var i = 0; i < UNIT.length; i++) UNIT[i] = i / 255f;
  }

  private final Manifest manifest;
  private final double floor;
  private final Input input;
  private final float[] channel;
  private float[] rows = new float[0];

  public YoloHead(Manifest manifest, double floor) {
    this.manifest = manifest;
    this.floor = floor;
    var pixels = manifest.input().width() * manifest.input().height();
    channel = new float[pixels];
    input = new Input(3 * pixels * Float.BYTES);
  }

  @Override
  public Element element() {
    return Element.FLOAT;
  }

  @Override
  public long[] shape() {
    return new long[] {1, 3, manifest.input().height(), manifest.input().width()};
  }

  @Override
  public ByteBuffer fill(Pair pair) {
    var pixels = pair.test().pixels();
    for (var i = 0; i < channel.length; i++) channel[i] = UNIT[pixels[i] & 0xff];
    var bytes = input.buffer().clear();
    FloatBuffer floats = bytes.asFloatBuffer();
    for (var colour = 0; colour < 3; colour++) floats.put(channel);
    return bytes;
  }

  @Override
  public void close() {
    input.close();
  }

  @Override
  public Scan read(Function<String, ByteBuffer> output) {
    var floats = output.apply("").asFloatBuffer();
    if (rows.length != floats.remaining()) rows = new float[floats.remaining()];
    floats.get(rows);
    var count = rows.length / (4 + manifest.classes().size());
    var highest = Scores.highest(rows, 4 * count, rows.length);
    if (Double.isNaN(highest))
      return new Scan.Senseless(
          ErrorCode.NOT_A_NUMBER, "the model's scores hold NaN or lie outside 0 to 1");
    var candidates = new Candidates(manifest.classes(), OVERLAP);
    for (var kind = 0; kind < manifest.classes().size(); kind++)
      for (var i = 0; i < count; i++) {
        var score = rows[(4 + kind) * count + i];
        if (score >= floor && candidates.wants(kind, score) && !add(candidates, kind, i, score))
          return new Scan.Senseless(ErrorCode.NOT_A_NUMBER, "the model's boxes hold NaN");
      }
    return new Scan.Seen(candidates.defects(), highest);
  }

  private boolean add(Candidates candidates, int kind, int i, float score) {
    var count = rows.length / (4 + manifest.classes().size());
    var x = rows[i];
    var y = rows[count + i];
    var halfWidth = rows[2 * count + i] / 2;
    var halfHeight = rows[3 * count + i] / 2;
    var box =
        Boxes.within(
            manifest.input(), x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    if (box == null) return false;
    candidates.add(kind, score, box);
    return true;
  }
}
