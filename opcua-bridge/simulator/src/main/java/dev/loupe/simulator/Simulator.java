package dev.loupe.simulator;

import static java.util.Objects.requireNonNull;

import dev.loupe.simulator.board.Boards;
import dev.loupe.simulator.line.Course;
import dev.loupe.simulator.line.DrawnSource;
import dev.loupe.simulator.line.Line;
import dev.loupe.simulator.line.Mix;
import dev.loupe.simulator.line.Source;
import dev.loupe.simulator.line.adapter.KeptFrames;
import dev.loupe.simulator.line.adapter.LineFeed;
import dev.loupe.simulator.line.adapter.PairFolder;
import dev.loupe.simulator.line.adapter.Templates;
import dev.loupe.simulator.line.adapter.TruthFile;
import dev.loupe.simulator.plc.adapter.Plc;
import dev.loupe.simulator.plc.adapter.PlcConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command: PLCs with a line of parts, until SIGTERM, Ctrl-C or the stop file.
@Command(
    name = "opcua-simulator",
    mixinStandardHelpOptions = true,
    description = "PLCs (OPC UA servers) with cameras and a line of boards, to try Loupe with.")
@SuppressWarnings("NullAway.Init") // picocli sets the required options
public final class Simulator implements Callable<Integer> {
  private static final Logger ROOT = Logger.getLogger("");

  @Option(
      names = "--station",
      required = true,
      paramLabel = "NAME:PORT:CAMERA_DIR[:PACE]",
      converter = StationOption.Converter.class,
      description = "A station: its name, its PLC's port, its camera's folder. Repeatable.")
  private List<StationOption> stations;

  @Option(
      names = "--templates",
      required = true,
      description = "Where golden templates are written.")
  private Path templates;

  @Option(names = "--log", required = true, description = "Folder for STATION.jsonl.")
  private Path log;

  @Option(names = "--truth", required = true, description = "File for the truth, JSON lines.")
  private Path truth;

  @Option(names = "--seed", defaultValue = "1", description = "Names the stream of parts.")
  private long seed;

  @Option(names = "--pace", defaultValue = "5", description = "Parts a second, each station.")
  private double pace;

  @Option(names = "--parts", defaultValue = "9223372036854775807", description = "Parts a station.")
  private long parts;

  @Option(names = "--images", description = "Folder with pairs/ of real boards; else drawn ones.")
  private @Nullable Path images;

  @Option(
      names = "--mix",
      defaultValue = "60,30,10",
      description = "Percent good, one-defect, whole.")
  private String mix;

  @Option(
      names = "--degrade",
      paramLabel = "STATION:shift2|erode|dim:PART",
      converter = DegradeOption.Converter.class,
      description = "From this part on, the station's camera is off. Repeatable.")
  private List<DegradeOption> degrade = List.of();

  @Option(
      names = "--products",
      paramLabel = "PART:RECIPE=WEIGHT,...",
      description = "The product mix of lots that begin at this part or later. Repeatable.")
  private List<String> products = List.of();

  @Option(names = "--golden", defaultValue = "0", description = "Each Nth part is a golden one.")
  private long golden;

  @Option(names = "--lot", defaultValue = "50", description = "Parts a lot.")
  private int lot;

  @Option(names = "--board-seed", description = "Names the drawn boards; else --seed does.")
  private @Nullable Long boardSeed;

  @Option(names = "--trigger-timeout", defaultValue = "1000", description = "PLC's deadline in ms.")
  private long triggerTimeout;

  @Option(names = "--first-trigger", defaultValue = "1", description = "TrigSeq of the first part.")
  private long firstTrigger;

  @Option(names = "--certificates", description = "Folder for encrypted sessions.")
  private @Nullable Path certificates;

  @Option(names = "--keep", description = "Folder that keeps a copy of each frame, PART.png.")
  private @Nullable Path keep;

  @Option(names = "--stop-file", description = "Stops when this file appears.")
  private @Nullable Path stopFile;

  @Option(names = "--orders", description = "File of faults to play: STATION VERB [NUMBER].")
  private @Nullable Path orders;

  @Option(names = "--standing", description = "No part until an order says `STATION resume`.")
  private boolean standing;

  private final Map<String, Plc> running = new LinkedHashMap<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  public static void main(String[] arguments) {
    ROOT.setLevel(Level.WARNING);
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    var command = new CommandLine(new Simulator());
    command.setParameterExceptionHandler((wrong, _) -> {
      complain(wrong.getMessage() + " (see --help)");
      return CommandLine.ExitCode.USAGE;
    });
    return command.execute(arguments);
  }

  private static void complain(@Nullable String sentence) {
    System.err.println("opcua-simulator: " + sentence);
  }

  @Override
  public Integer call() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "stop"));
    try (var truths = new TruthFile(truth)) {
      var source = source();
      var course = Courses.of(new Courses.Asked(lot, golden, products, degrade), source, stations);
      Templates.export(source, templates);
      for (var station : stations)
        start(station, requireNonNull(course.get(station.name())), source, truths);
      var wanted = orders == null ? null : new Orders(orders, running);
      while (!stop.await(50, TimeUnit.MILLISECONDS)) {
        if (stopFile != null && Files.exists(stopFile)) break;
        if (wanted != null) wanted.follow();
      }
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      complain(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } finally {
      close();
      stopped.countDown();
    }
  }

  private Source source() throws IOException {
    if (images != null) return PairFolder.open(images);
    return new DrawnSource(new Boards(boardSeed == null ? seed : boardSeed));
  }

  private void start(StationOption station, Course course, Source source, TruthFile truths)
      throws IOException {
    var wanted =
        Mix.parse(mix)
            .orElseThrow(
                () -> new IOException("--mix takes three percentages of 100, as 60,30,10"));
    if (!(station.pace().orElse(pace) > 0)) throw new IOException("the pace must be above 0");
    var run = Long.toString(System.currentTimeMillis(), 36);
    var order = new Line.Order(seed, run, wanted, course);
    var line = new Line(source, station.name(), order);
    var timing =
        PlcConfig.Timing.DEFAULT
            .withPeriod(Duration.ofNanos((long) (1e9 / station.pace().orElse(pace))))
            .withDeadline(Duration.ofMillis(triggerTimeout));
    var config =
        new PlcConfig(
            station.name(),
            station.port(),
            station.camera(),
            log.resolve(station.name() + ".jsonl"),
            Optional.ofNullable(certificates),
            timing);
    var feed = new LineFeed(line, station.name(), truths, parts);
    var plc = Plc.start(config, keep == null ? feed : new KeptFrames(feed, keep), firstTrigger);
    if (standing) plc.pause();
    running.put(station.name(), plc);
    System.out.println(station.name() + ": " + plc.endpoint());
  }

  private void interrupted() {
    stop.countDown();
    try {
      var _ = stopped.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void close() {
    running.values().parallelStream()
        .forEach(plc -> {
          try {
            plc.close();
          } catch (IOException e) {
            complain(e.getMessage());
          }
        });
  }
}
