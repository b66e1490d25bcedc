package dev.loupe.bundle;

import dev.loupe.schema.drift.Histogram;
import dev.loupe.schema.drift.Signal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a manifest binds beyond how its model runs; a manifest of the first shape has `NONE`.
/// `bins` are the inner edges in which drift counts a signal; `parent` is the digest of the bundle
/// it was made from; `floor` is its security version number, which a site's signed floor bars when
/// lower.
public record Claims(
    Tuning tuning,
    Map<Signal, List<Double>> bins,
    @Nullable Embedding embedding,
    Firmware firmware,
    Governance governance,
    @Nullable String parent,
    long floor) {
  public static final Claims NONE =
      new Claims(Tuning.NONE, Map.of(), null, Firmware.ANY, Governance.NONE, null, 0);

  /// The model's further output `output`, float [1, dimensions].
  public record Embedding(String output, int dimensions) {
    public Embedding {
      if (output.isBlank() || dimensions < 1 || dimensions > 8_192)
        throw new IllegalArgumentException(
            "embedding '" + output + "' of " + dimensions + " dimensions");
    }
  }

  public Claims {
    bins =
        bins.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> List.copyOf(each.getValue())));
    bins.forEach(Claims::check);
    if (floor < 0) throw new IllegalArgumentException("floor " + floor);
  }

  /// The edges must be those of a histogram.
  private static void check(Signal signal, List<Double> edges) {
    var none = LongStream.rangeClosed(0, edges.size()).map(bin -> 0).boxed().toList();
    new Histogram(signal, edges, none);
  }

  public Claims with(Governance governance) {
    return new Claims(tuning, bins, embedding, firmware, governance, parent, floor);
  }

  public Claims with(Tuning tuning) {
    return new Claims(tuning, bins, embedding, firmware, governance, parent, floor);
  }

  public Claims with(Firmware firmware) {
    return new Claims(tuning, bins, embedding, firmware, governance, parent, floor);
  }

  public Claims withFloor(long floor) {
    return new Claims(tuning, bins, embedding, firmware, governance, parent, floor);
  }

  Claims ofChild(String parent) {
    return new Claims(tuning, bins, embedding, firmware, Governance.NONE, parent, floor);
  }

  /// Three documents that people answer for, as they are written: whether they will do is the
  /// registry's to judge.
  public record Governance(
      @Nullable Entry firmwareRange,
      @Nullable Entry datasetCertificate,
      @Nullable Entry fmeaReport) {
    public static final Governance NONE = new Governance(null, null, null);

    /// `sha256` is that of the attached document, `date` the day of approval (ISO 8601).
    public record Entry(String id, String sha256, String approver, String date) {}

    List<String> digests() {
      return Stream.of(firmwareRange, datasetCertificate, fmeaReport)
          .flatMap(Stream::ofNullable)
          .map(Entry::sha256)
          .toList();
    }
  }
}
