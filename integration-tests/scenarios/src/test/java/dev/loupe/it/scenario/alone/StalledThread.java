package dev.loupe.it.scenario.alone;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One thread of another Java process that stands still while all others go on, as when its machine
/// stalls it: held by that process's own debugger interface.
final class StalledThread implements AutoCloseable {
  private final VirtualMachine process;
  private final BreakpointRequest place;

  private StalledThread(VirtualMachine process, BreakpointRequest place) {
    this.process = process;
    this.place = place;
  }

  /// `java …` with the interface open on `port` of this machine.
  static List<String> open(List<String> java, int port) {
    var command = new ArrayList<>(java);
    command.add(
        command.indexOf("-jar"),
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port);
    return command;
  }

  /// The next thread that comes to `method` of `type` stops there.
  static StalledThread at(int port, String type, String method) throws IOException {
    var process = attach(port);
    var place =
        process.eventRequestManager().createBreakpointRequest(location(process, type, method));
    place.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    place.enable();
    return new StalledThread(process, place);
  }

  private static VirtualMachine attach(int port) throws IOException {
    for (AttachingConnector each : Bootstrap.virtualMachineManager().attachingConnectors()) {
      if (!each.name().equals("com.sun.jdi.SocketAttach")) continue;
      var arguments = each.defaultArguments();
      arguments.get("hostname").setValue("127.0.0.1");
      arguments.get("port").setValue(Integer.toString(port));
      try {
        return each.attach(arguments);
      } catch (IllegalConnectorArgumentsException e) {
        throw new IOException(e);
      }
    }
    throw new IOException("this JDK attaches by no socket");
  }

  private static com.sun.jdi.Location location(VirtualMachine process, String type, String method)
      throws IOException {
    try {
      for (ReferenceType each : process.classesByName(type))
        for (var found : each.methodsByName(method)) return found.allLineLocations().getFirst();
    } catch (AbsentInformationException e) {
      throw new IOException(e);
    }
    throw new IOException("no " + type + "." + method);
  }

  /// Whether a thread came there in time. It stays until this is closed.
  boolean holds(Duration patience) throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      var events = process.eventQueue().remove(200);
      if (events == null) continue;
      for (var event : events)
        if (event instanceof BreakpointEvent) {
          place.disable();
          return true;
        }
      events.resume();
    }
    return false;
  }

  @Override
  public void close() {
    process.dispose(); // all go on
  }
}
