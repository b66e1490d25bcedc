package dev.loupe.simulator.line.adapter;

import dev.loupe.simulator.line.Line;
import dev.loupe.simulator.plc.adapter.Feed;
import java.io.IOException;
import java.util.Optional;

/// A line's parts for one PLC, at most `limit` of them; each one's truth goes to the truth file
/// first.
public final class LineFeed implements Feed {
  private final Line line;
  private final String station;
  private final TruthFile truth;
  private final long limit;
  private long count;

  public LineFeed(Line line, String station, TruthFile truth, long limit) {
    this.line = line;
    this.station = station;
    this.truth = truth;
    this.limit = limit;
  }

  @Override
  public Optional<Workpiece> next() throws IOException {
    if (count >= limit) return Optional.empty();
    count++;
    var piece = line.next();
    truth.write(station, piece);
    return Optional.of(new Workpiece(piece.part(), Png.encode(piece.specimen().picture())));
  }
}
