package dev.loupe.bridge.session;

import dev.loupe.bridge.tag.Mismatch;
import dev.loupe.bridge.tag.TagName;
import java.util.List;

/// Told of a session's life on the session's threads: return at once.
public interface PlcListener {
  /// A session stands, the tag map fits. What the tags hold comes next by `changed`.
  void attached();

  void detached(String why);

  void refused(List<Mismatch> mismatches);

  /// TrigSeq, ResultAckSeq or PlcHeartbeat has a new value; it may lag behind a Read.
  void changed(TagName tag, long value);
}
