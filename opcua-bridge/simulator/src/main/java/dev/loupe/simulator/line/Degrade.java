package dev.loupe.simulator.line;

import dev.loupe.schema.defect.Box;
import dev.loupe.simulator.board.Board.Specimen;
import dev.loupe.simulator.board.Flaw;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a station's camera gets worse.
public enum Degrade {
  /// Everything lies two pixels further right and down: a loose mount.
  SHIFT2,
  /// One pass of a 3×3 minimum, conductors grow by a pixel: out of focus, overexposed film.
  ERODE,
  /// Nine tenths of the light: an ageing lamp.
  DIM;

  private static final int SHIFT = 2;
  private static final double LIGHT = 0.9;

  public static Optional<Degrade> ofWireName(String word) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(word)).findFirst();
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The same board as this camera takes it; its flaws lie where they are seen.
  public Specimen of(Specimen board) {
    var picture = board.picture();
    return switch (this) {
      case SHIFT2 ->
          new Specimen(
              picture.shifted(SHIFT, SHIFT), board.flaws().stream().map(Degrade::moved).toList());
      case ERODE -> new Specimen(picture.eroded(), board.flaws());
      case DIM -> new Specimen(picture.dimmed(LIGHT), board.flaws());
    };
  }

  private static Flaw moved(Flaw flaw) {
    var box = flaw.box();
    return new Flaw(
        flaw.kind(),
        new Box(box.left() + SHIFT, box.top() + SHIFT, box.right() + SHIFT, box.bottom() + SHIFT));
  }
}
