package dev.loupe.bundle.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Manifest.Size;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeaderReaderTest {
  private static final byte[] MODEL =
      new GraphWriter("g")
          .input(Value.of("a", ElementType.FLOAT, 1, 3))
          .input(Value.of("w", ElementType.FLOAT, 3))
          .output(Value.of("b", ElementType.UINT8, 1, -1))
          .floats("w", List.of(3L), 1, 2, 3)
          .node("Add", List.of("a", "w"), "b")
          .model(17);

  @Test
  void inputsOutputsAndOpsetAreRead() {
    assertThat(HeaderReader.read(MODEL))
        .isEqualTo(
            new Header.Readable(
                new Header(
                    17,
                    List.of(Value.of("a", ElementType.FLOAT, 1, 3)),
                    List.of(Value.of("b", ElementType.UINT8, 1, -1)),
                    false)));
  }

  @Test
  void weightsOutsideTheFileAreSeenWhereverTheyHide() {
    assertThat(external(message(7, message(5, message(13, new byte[0]))))).isTrue();
    assertThat(external(message(7, message(5, new byte[] {14 << 3, 1})))).isTrue();
    var attribute = message(5, message(5, new byte[] {14 << 3, 1}));
    assertThat(external(message(7, message(1, attribute)))).isTrue();
    assertThat(external(message(25, message(7, attribute)))).isTrue();
    var inner = message(5, message(6, message(5, new byte[] {14 << 3, 1})));
    assertThat(external(message(7, message(1, inner)))).isTrue();
    assertThat(external(message(7, message(5, new byte[] {14 << 3, 0})))).isFalse();
  }

  @Test
  void aProductOfEightBitsNamesTheZeroPointOfItsWeights() {
    assertThat(product("a", "b"))
        .isInstanceOfSatisfying(
            Header.Broken.class,
            it -> assertThat(it.why()).contains("MatMulInteger").contains("zero point"));
    assertThat(product("a", "b", "c", "")).isInstanceOf(Header.Broken.class);
    assertThat(product("a", "b", "", "d")).isInstanceOf(Header.Readable.class);
  }

  private static Header.Reading product(String... inputs) {
    return HeaderReader.read(
        new GraphWriter("g").node("MatMulInteger", List.of(inputs), "sums").model(17));
  }

  @Test
  void graphsNestedWithoutEndAreRefused() {
    var graph = new byte[0];
    for (var depth = 0; depth < 2_000; depth++) graph = message(1, message(5, message(6, graph)));
    assertThat(read(message(7, graph))).isInstanceOf(Header.Broken.class);
  }

  @Test
  void noTruncationAndNoCorruptionCrashesIt() {
    var model = DiffBundle.of(new Size(64, 64)).model();
    for (var length = 0; length < model.length; length++)
      HeaderReader.read(Arrays.copyOf(model, length));
    var random = new Random(3);
    for (var round = 0; round < 20_000; round++) {
      var broken = model.clone();
      for (var i = 0; i < 4; i++)
        broken[random.nextInt(Math.min(600, broken.length))] = (byte) random.nextInt();
      assertThat(HeaderReader.read(broken)).isNotNull();
    }
  }

  @Test
  void textIsNoModel() {
    assertThat(HeaderReader.read("version https://git-lfs".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Header.Broken.class);
    assertThat(HeaderReader.read(new byte[0])).isInstanceOf(Header.Broken.class);
  }

  private static boolean external(byte[] fields) {
    return read(fields) instanceof Header.Readable(var header) && header.externalData();
  }

  /// With an opset and a graph beside them.
  private static Header.Reading read(byte[] fields) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(message(8, new byte[] {2 << 3, 17}));
    out.writeBytes(message(7, new byte[0]));
    out.writeBytes(fields);
    return HeaderReader.read(out.toByteArray());
  }

  private static byte[] message(int field, byte[] content) {
    var out = new ByteArrayOutputStream();
    varint(out, field << 3 | 2);
    varint(out, content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    for (var left = value; ; left >>>= 7) {
      if (left < 128) {
        out.write(left);
        return;
      }
      out.write(left & 0x7f | 0x80);
    }
  }
}
