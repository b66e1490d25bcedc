package dev.loupe.edge.plc;

import dev.loupe.bridge.handshake.Event;
import dev.loupe.bridge.session.PlcListener;
import dev.loupe.bridge.tag.Mismatch;
import dev.loupe.bridge.tag.TagName;
import dev.loupe.edge.health.Faults;
import dev.loupe.schema.fleet.FaultCode;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What the session tells, handed over to the cycle's thread.
public final class Mailbox implements PlcListener {
  sealed interface Mail {
    /// What stands at the PLC is yet to be read.
    record Attached() implements Mail {}

    record Told(Event event) implements Mail {}
  }

  private final LinkedBlockingQueue<Mail> mails = new LinkedBlockingQueue<>();
  private final Faults faults;

  public Mailbox(Faults faults) {
    this.faults = faults;
  }

  @Nullable Mail poll() {
    return mails.poll();
  }

  @Nullable Mail poll(long millis) throws InterruptedException {
    return mails.poll(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void attached() {
    faults.clear(FaultCode.TAG_MAP);
    mails.add(new Mail.Attached());
  }

  @Override
  public void detached(String why) {
    mails.add(new Mail.Told(new Event.Detached()));
  }

  @Override
  public void refused(List<Mismatch> mismatches) {
    faults.raise(FaultCode.TAG_MAP);
  }

  @Override
  public void changed(TagName tag, long value) {
    if (tag == TagName.TRIG_SEQ) mails.add(new Mail.Told(new Event.TriggerSeen(value)));
    if (tag == TagName.RESULT_ACK_SEQ) mails.add(new Mail.Told(new Event.AckSeen(value)));
  }
}
