package dev.loupe.bridge.session;

/// The part's tags with the sequences of the same Read. A tag that is not mapped is empty, `origin`
/// then 0; where it could not be read, `UNREAD`. `readable` unless one of them has no good value; a
/// null string is an empty one.
public record PartTags(
    long trigger,
    long ack,
    String partId,
    String recipe,
    String panelPosition,
    String lot,
    int origin,
    boolean readable) {
  public static final int UNREAD = -1;
}
