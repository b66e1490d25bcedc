package dev.loupe.edge.assignment;

import dev.loupe.bundle.Refusal;
import dev.loupe.edge.inference.ModelState.Serving;
import java.util.Set;
import org.jboss.logging.Logger;

/// What the workshop tells, handed over to the desk's thread.
record Told(ModelDesk desk) implements Workshop.Results {
  private static final Logger LOG = Logger.getLogger(Told.class);

  @Override
  public void fetched(String digest) {
    desk.happened(new Event.Fetched(digest));
  }

  @Override
  public void unfetched(String digest, String why) {
    LOG.warnf("Bundle %s: %s", digest, why);
    desk.happened(new Event.Unfetched(digest, why));
  }

  @Override
  public void verified(String digest) {
    desk.verified(digest);
  }

  @Override
  public void undecided(String digest, String why) {
    desk.happened(new Event.Undecided(digest, why));
  }

  @Override
  public void damaged(String digest, String why) {
    LOG.error(why);
    desk.happened(new Event.Damaged(digest, why));
  }

  @Override
  public void barred(String digest, Refusal code, String sentence) {
    LOG.errorf("%s: %s", code, sentence);
    desk.barred(new Event.Barred(digest, code, sentence));
  }

  @Override
  public void warmed(Serving model) {
    desk.warmed(model);
  }

  @Override
  public boolean wanted(String digest) {
    return desk.kept().contains(digest);
  }

  @Override
  public Set<String> kept() {
    return desk.kept();
  }
}
