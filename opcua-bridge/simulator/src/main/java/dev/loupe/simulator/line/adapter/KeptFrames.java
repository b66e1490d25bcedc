package dev.loupe.simulator.line.adapter;

import dev.loupe.simulator.plc.adapter.Feed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Passes parts on and keeps each one's frame as `PART.png`, for measurements on the same boards.
public final class KeptFrames implements Feed {
  private final Feed feed;
  private final Path folder;

  public KeptFrames(Feed feed, Path folder) throws IOException {
    this.feed = feed;
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public Optional<Workpiece> next() throws IOException {
    var next = feed.next();
    if (next.isPresent())
      Files.write(folder.resolve(next.get().part().id() + ".png"), next.get().png());
    return next;
  }
}
