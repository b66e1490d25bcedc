package dev.loupe.edge.image;

import dev.loupe.edge.image.Image.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which images wait, which goes next and which are given up: frames first, templates and the
/// random audit last, the oldest of a kind before the newer. Not thread-safe.
public final class UploadQueue {
  /// So many digests are remembered, so that each is uploaded once.
  private static final int REMEMBERED = 20_000;

  /// What went in vain most often last, so that one image never stops the others; then templates
  /// first, for every page needs them; then the newest, for someone may look at it now.
  private static final Comparator<Waiting> GOES =
      Comparator.comparing((Waiting it) -> -it.tries())
          .thenComparing(it -> it.kind() == Kind.TEMPLATE)
          .thenComparing(Waiting::arrival);

  private static final Comparator<Waiting> STAYS =
      Comparator.comparing(Waiting::kind).thenComparing(Waiting::arrival);

  private final Map<String, Waiting> waiting = new HashMap<>();
  private final NavigableSet<Waiting> going = new TreeSet<>(GOES);
  private final NavigableSet<Waiting> staying = new TreeSet<>(STAYS);
  private final Set<String> seen = new LinkedHashSet<>();
  private long bytes;
  private long arrivals;

  /// `arrival` counts in the order in which they came, `tries` how often it went in vain.
  public record Waiting(String sha256, Kind kind, long bytes, long arrival, int tries) {
    Waiting triedInVain() {
      return new Waiting(sha256, kind, bytes, arrival, tries + 1);
    }
  }

  /// Whether this digest comes for the first time.
  public boolean isNew(String sha256) {
    if (!seen.add(sha256)) return false;
    if (seen.size() > REMEMBERED) seen.remove(seen.iterator().next());
    return true;
  }

  /// Its file is there: it may go.
  public void add(String sha256, Kind kind, long size) {
    remove(sha256);
    seen.add(sha256);
    put(new Waiting(sha256, kind, size, ++arrivals, 0));
  }

  private void put(Waiting image) {
    waiting.put(image.sha256(), image);
    going.add(image);
    staying.add(image);
    bytes += image.bytes();
  }

  public Optional<Waiting> next() {
    return going.isEmpty() ? Optional.empty() : Optional.of(going.last());
  }

  /// It goes again, after those that were tried less often.
  public void triedInVain(String sha256) {
    var image = waiting.get(sha256);
    if (image == null) return;
    remove(sha256);
    put(image.triedInVain());
  }

  /// Uploaded, refused or unreadable: it waits no more.
  public void remove(String sha256) {
    var gone = waiting.remove(sha256);
    if (gone == null) return;
    going.remove(gone);
    staying.remove(gone);
    bytes -= gone.bytes();
  }

  /// What must go so that at most `most` bytes wait.
  public List<Waiting> giveUp(long most) {
    var given = new ArrayList<Waiting>();
    while (bytes > most && !staying.isEmpty()) {
      var least = staying.first();
      remove(least.sha256());
      given.add(least);
    }
    return given;
  }

  public long bytes() {
    return bytes;
  }

  public int size() {
    return waiting.size();
  }
}
