package dev.loupe.edge.inference;

import dev.loupe.bridge.rehearsal.Steady;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.PngEncoder;
import dev.loupe.edge.frame.Sha256;
import dev.loupe.edge.frame.Templates;
import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.wire.JournalRecord.Inspected;
import dev.loupe.schema.wire.RecordCodec;
import java.time.Instant;
import java.util.Random;

/// Drawn boards that go all the way through a new model before the first part does: on a JVM the
/// first rounds take ten times as long as the later ones and would miss the deadline.
public final class Rehearsal {
  private static final int ROUNDS = Steady.rounds(60);
  private static final int FEW_ROUNDS = Steady.rounds(10);
  private static final int IN_A_ROW = 10;
  private static final long AT_MOST_NS = 8_000_000_000L;
  private static final Subject SUBJECT = new Subject("rehearsal", "", "rehearsal", 1, false);

  private final Templates.Template golden;
  private final byte[] good;
  private final byte[] bad;
  private final FrameInspector inspector;

  private Rehearsal(Serving serving, ImageDecoder decoder) {
    var board = new Grey(serving.input().width(), serving.input().height(), stripes(serving));
    good = PngEncoder.encode(board);
    golden = new Templates.Template(board, Sha256.of(good), good);
    bad = PngEncoder.encode(spotted(board));
    inspector = FrameInspector.alone(serving, decoder, (recipe, position, size) -> golden);
  }

  /// Returns after some seconds at most, and at once where its thread is interrupted. What the
  /// model says to it is nobody's business.
  public static void of(Serving serving, ImageDecoder decoder) {
    of(serving, decoder, ROUNDS);
  }

  /// For a model whose like has been rehearsed in this process: the code is warm, the session not.
  public static void briefly(Serving serving, ImageDecoder decoder) {
    of(serving, decoder, FEW_ROUNDS);
  }

  private static void of(Serving serving, ImageDecoder decoder, int rounds) {
    var rehearsal = new Rehearsal(serving, decoder);
    var steady = new Steady(IN_A_ROW);
    var now = System.nanoTime();
    var end = now + AT_MOST_NS;
    for (var round = 1; now < end && !Thread.currentThread().isInterrupted(); round++) {
      rehearsal.play(round, now + AT_MOST_NS); // to its end: what follows needs the model free
      var took = System.nanoTime() - now;
      now += took;
      if (steady.after(took) && round >= rounds) return;
    }
  }

  private void play(int round, long deadline) {
    var now = System.nanoTime();
    var frame = new Frame(round, round % 2 == 0 ? good : bad, now);
    var finding = inspector.inspect(frame, SUBJECT, deadline);
    var part = new Part("rehearsal", null, "", "", "", "rehearsal", Origin.SIMULATED);
    var inspection =
        new Inspection(
            round,
            part,
            finding.views(),
            finding.defects(),
            finding.truncated(),
            finding.served(),
            finding.outcome(),
            finding.latency(),
            new Clock(Instant.now(), now),
            null);
    RecordCodec.encode(round, new Inspected(inspection));
  }

  private static byte[] stripes(Serving serving) {
    var size = serving.input();
    var pixels = new byte[size.width() * size.height()];
    for (var i = 0; i < pixels.length; i++) pixels[i] = (byte) (i / 24 % 2 == 0 ? 255 : 0);
    return pixels;
  }

  private static Grey spotted(Grey board) {
    var pixels = board.pixels().clone();
    var chance = new Random(1);
    for (var spot = 0; spot < 12; spot++) {
      var left = chance.nextInt(board.width() - 20);
      var top = chance.nextInt(board.height() - 20);
      for (var y = top; y < top + 20; y++)
        for (var x = left; x < left + 20; x++) pixels[y * board.width() + x] ^= (byte) 255;
    }
    return new Grey(board.width(), board.height(), pixels);
  }
}
