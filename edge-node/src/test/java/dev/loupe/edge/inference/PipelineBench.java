package dev.loupe.edge.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.BundleWrapper;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Opening;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.PngEncoder;
import dev.loupe.edge.frame.Preview;
import dev.loupe.edge.frame.adapter.FolderTemplates;
import dev.loupe.edge.inference.adapter.DjlDetector;
import dev.loupe.edge.inference.adapter.LoadedModel;
import dev.loupe.edge.rule.RecipeRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `java … PipelineBench DATA MODEL…`: where an inspection's time goes, beside the bare ONNX
/// Runtime call on the same images with the same options, call by call in turn. A model is a name
/// below DATA/models, or `diff`.
public final class PipelineBench {
  private static final int BOARDS = 50;
  private static final int ROUNDS = 8;
  private static final int WARMING = 2;
  private static final long SECOND = 1_000_000_000L;

  private final Map<String, List<Double>> samples = new LinkedHashMap<>();

  public static void main(String[] arguments) throws Exception {
    var data = Path.of(arguments[0]);
    for (var name : Arrays.asList(arguments).subList(1, arguments.length))
      new PipelineBench().run(RealBoards.at(data), name);
  }

  private void run(RealBoards boards, String name) throws Exception {
    var folder = Files.createTempDirectory("loupe-bench");
    var bundle = bundle(boards, name, folder.resolve("model"));
    var rules = new RecipeRules(bundle.manifest().thresholds(), Map.of());
    var serving = LoadedModel.of(bundle, rules);
    var templates = new FolderTemplates(folder, ImageDecoder.pngOnly());
    var inspector = FrameInspector.alone(serving, ImageDecoder.pngOnly(), templates);
    var head = LoadedModel.head(bundle.manifest(), rules.floor());
    var ids = templates(boards, Files.createDirectories(folder.resolve("pcb")));
    try (var worker = serving.worker();
        var detector =
            DjlDetector.load(bundle, LoadedModel.head(bundle.manifest(), rules.floor()));
        var session =
            OrtEnvironment.getEnvironment().createSession(bundle.model(), DjlDetector.options())) {
      if (worker.isBusy()) throw new IllegalStateException();
      for (var round = 0; round < WARMING + ROUNDS; round++) {
        if (round == WARMING) samples.clear();
        for (var id : ids) {
          inspect(inspector, boards.file(id), id);
          var board = boards.whole(id);
          var pair = new Pair(board.test(), board.template());
          bare(session, head, pair);
          look(detector, pair);
          preview(pair);
        }
      }
    }
    print(name);
  }

  private static List<String> templates(RealBoards boards, Path folder) throws IOException {
    var ids = boards.sample(BOARDS, 1);
    for (var id : ids) Files.write(folder.resolve(id + ".png"), boards.templateFile(id));
    return ids;
  }

  private static Bundle bundle(RealBoards boards, String name, Path directory) {
    if (name.equals("diff")) return DiffBundle.of(RealBoards.SIZE);
    var wrapped = BundleWrapper.wrap(boards.model(name), directory, name, "1");
    if (BundleReader.open(directory) instanceof Opening.Opened(var bundle)) return bundle;
    throw new IllegalArgumentException(wrapped.toString());
  }

  private void inspect(Inspector inspector, byte[] file, String id) {
    var began = System.nanoTime();
    var finding =
        inspector.inspect(
            new Frame(1, file, began), new Subject("pcb", id, id, 1, true), began + SECOND);
    var total = since(began);
    if (finding.reason() != null) throw new IllegalStateException(finding.reason());
    put("total", total);
    put("decode", finding.latency().decode());
    put("infer", finding.latency().infer());
    put("decide", finding.latency().decide());
  }

  private void bare(OrtSession session, Head head, Pair pair) throws OrtException {
    var filled = head.fill(pair);
    var environment = OrtEnvironment.getEnvironment();
    var input = session.getInputNames().iterator().next();
    var began = System.nanoTime();
    try (var tensor =
            switch (head.element()) {
              case UINT8 ->
                  OnnxTensor.createTensor(environment, filled, head.shape(), OnnxJavaType.UINT8);
              case FLOAT ->
                  OnnxTensor.createTensor(environment, filled.asFloatBuffer(), head.shape());
            };
        var result = session.run(Map.of(input, tensor))) {
      if (result.size() < 1) throw new IllegalStateException();
      put("bare", since(began));
    }
  }

  /// The same call through DJL, input filled and output read.
  private void look(Detector detector, Pair pair) throws Detector.ModelFailed {
    var began = System.nanoTime();
    var look = detector.look(pair);
    put("look", since(began));
    put("look.read", since(look.inferred()));
  }

  private void preview(Pair pair) {
    var began = System.nanoTime();
    var png = PngEncoder.encode(Preview.of(pair.test()));
    put("preview", since(began));
    put("preview KB", png.length / 1024.0);
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e6;
  }

  private void put(String what, double value) {
    samples.computeIfAbsent(what, _ -> new ArrayList<>()).add(value);
  }

  private double quantile(String what, double share) {
    var sorted = samples.getOrDefault(what, List.of()).stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
  }

  private void print(String name) {
    System.out.printf("%s, %d inspections, ms:%n", name, BOARDS * ROUNDS);
    for (var what : samples.keySet())
      System.out.printf(
          "  %-11s p5 %7.3f  p50 %7.3f  p95 %7.3f  p99 %7.3f%n",
          what,
          quantile(what, 0.05),
          quantile(what, 0.5),
          quantile(what, 0.95),
          quantile(what, 0.99));
    System.out.printf(
        "  total − bare: p5 %.3f ms%n", quantile("total", 0.05) - quantile("bare", 0.05));
    System.out.printf(
        "  total / bare: p50 %.2f, p99 %.2f; total − bare: p50 %.3f, p99 %.3f ms%n",
        quantile("total", 0.5) / quantile("bare", 0.5),
        quantile("total", 0.99) / quantile("bare", 0.99),
        quantile("total", 0.5) - quantile("bare", 0.5),
        quantile("total", 0.99) - quantile("bare", 0.99));
  }
}
