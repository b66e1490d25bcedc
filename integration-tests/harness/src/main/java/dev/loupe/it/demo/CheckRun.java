package dev.loupe.it.demo;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.bench.BareRun;
import dev.loupe.it.check.Quantiles;
import dev.loupe.it.check.Report;
import dev.loupe.it.plant.Plant;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.CannotStart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;

/// The demo for machines: runs the line for a while, stops it, lets the nodes drain and judges.
final class CheckRun {
  private static final double LEAST_PACE = 10;

  private final Options options;
  private final Plant plant;
  private final Speaker speaker;
  private double pace;

  CheckRun(Options options, Plant plant, Speaker speaker) {
    this.options = options;
    this.plant = plant;
    this.speaker = speaker;
  }

  /// 0 or 1; prints the figures as the last line.
  int run() {
    runTheLine();
    var report = plant.judge();
    plant.stop();
    report = report.with(report.figures().beside(bare()));
    var failures = new ArrayList<>(report.failures());
    if (options.images != null) {
      failures.addAll(report.shortfalls());
      if (pace < LEAST_PACE) failures.add("%.1f parts/s are fewer than 10".formatted(pace));
    }
    failures.stream().limit(20).forEach(failure -> speaker.say("FAILED: " + failure));
    speaker.say(json(report));
    return failures.isEmpty() ? 0 : 1;
  }

  private void runTheLine() {
    var tail = new PlcTail(plant.line().plan().logs());
    var stations = plant.line().plan().stations().size();
    if (!Await.until(Duration.ofSeconds(60), () -> tail.follow().triggering().size() == stations))
      throw new CannotStart("The line does not run: no trigger at every station; see logs/.");
    var before = tail.triggers();
    var start = System.nanoTime();
    for (var second = 1; second <= options.seconds; second++) {
      if (Await.until(Duration.ofSeconds(1), () -> plant.casualty().isPresent())) break;
      if (second % 10 == 0) speaker.say(second + " s, " + tail.follow().results() + " parts");
    }
    pace = (tail.follow().triggers() - before) / ((System.nanoTime() - start) / 1e9);
    plant.casualty().ifPresent(name -> speaker.say(name + " has stopped by itself"));
    speaker.say("%.1f parts/s; stopping the line".formatted(pace));
    plant.line().stop(Duration.ofSeconds(15));
    plant.drain(Duration.ofSeconds(60));
  }

  private Quantiles bare() {
    speaker.say("the bare model on the same images …");
    try {
      return BareRun.of(plant.plan().model(), plant.line().plan());
    } catch (OrtException | IOException e) {
      throw new CannotStart("The bare model does not run: " + e.getMessage());
    }
  }

  private static String json(Report report) {
    try {
      return new ObjectMapper().writeValueAsString(report.figures());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
