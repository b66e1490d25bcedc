package dev.loupe.bridge.session;

import dev.loupe.bridge.tag.Mismatch;
import dev.loupe.bridge.tag.TagMap;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The bridge's command: checks a tag map against a PLC's server and names every mismatch. Answers
/// 0 where all fits, 1 where not, 2 where it could not be told.
public final class CheckTags {
  private CheckTags() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(arguments, System.out));
  }

  static int run(String[] arguments, PrintStream out) throws InterruptedException {
    if (arguments.length < 1 || arguments.length > 2) {
      out.println("usage: CheckTags opc.tcp://HOST:PORT/PATH [TAGS.yaml]   (no map: the built-in)");
      return 2;
    }
    try {
      var text =
          arguments.length == 2 ? Files.readString(Path.of(arguments[1])) : TagMap.builtInText();
      return switch (TagMap.parse(text)) {
        case TagMap.Parsed.Refused(var problems) -> {
          problems.forEach(out::println);
          yield 1;
        }
        case TagMap.Parsed.Read(var map) -> report(check(settings(arguments[0]), map), map, out);
      };
    } catch (IOException | SessionLost | IllegalArgumentException e) {
      out.println(e.getMessage());
      return 2;
    }
  }

  private static int report(List<Mismatch> mismatches, TagMap map, PrintStream out) {
    mismatches.forEach(out::println);
    if (mismatches.isEmpty()) out.println("all " + map.tags().size() + " tags fit");
    return mismatches.isEmpty() ? 0 : 1;
  }

  private static SessionSettings settings(String endpoint) {
    var interval = Duration.ofMillis(100);
    return new SessionSettings(
        endpoint, new SessionSettings.Security.None(), interval, interval, "check-tags");
  }

  /// Every mismatch, by a session of its own. Throws `IOException` with a sentence where there is
  /// none.
  public static List<Mismatch> check(SessionSettings settings, TagMap map)
      throws IOException, SessionLost, InterruptedException {
    var link = new Link(new Connector(settings).connect());
    try {
      var nodes = new Nodes(map, link.client().getNamespaceTable());
      return TagSurvey.mismatches(map, nodes, link::read);
    } finally {
      link.close();
    }
  }
}
