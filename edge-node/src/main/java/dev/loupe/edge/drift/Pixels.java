package dev.loupe.edge.drift;

/// What two grey pictures of the same size say without any model: `unlike` is the share of pixels
/// with |test − template| > 64, `luma` the mean of the test's, in [0, 255].
public record Pixels(double unlike, double luma) {
  private static final int FAR = 64;

  public static Pixels of(byte[] test, byte[] template) {
    var unlike = 0;
    var sum = 0L;
    for (var from = 0; from < test.length; from += 4096) {
      var to = Math.min(test.length, from + 4096);
      unlike += unlike(test, template, from, to);
      sum += sum(test, from, to);
    }
    return new Pixels((double) unlike / test.length, (double) sum / test.length);
  }

  private static int unlike(byte[] test, byte[] template, int from, int to) {
    var unlike = 0;
    for (var i = from; i < to; i++) {
      var difference = Math.abs((test[i] & 0xFF) - (template[i] & 0xFF));
      unlike += (FAR - difference) >>> 31; // 1 where it is further: no branch, many at once
    }
    return unlike;
  }

  private static int sum(byte[] test, int from, int to) {
    var sum = 0;
    for (var i = from; i < to; i++) sum += test[i] & 0xFF;
    return sum;
  }
}
