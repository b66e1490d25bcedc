package dev.loupe.cli.bundle;

import dev.loupe.bundle.BundleWrapper;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Manifest;
import dev.loupe.cli.terminal.Answering;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes an unsigned bundle of an ONNX file.
@Command(
    name = "create",
    description =
        "Makes an unsigned bundle of an ONNX file, its family told by inputs and outputs.")
final class CreateCommand extends Answering {
  @Parameters(index = "0", paramLabel = "FILE.onnx", description = "The model.")
  private Path onnx = Path.of("");

  @Parameters(index = "1", paramLabel = "BUNDLE", description = "NAME.loupe, or a directory.")
  private Path to = Path.of("");

  @Option(names = "--name", required = true, description = "What the model is called.")
  private String name = "";

  @Option(
      names = "--version",
      required = true,
      paramLabel = "VERSION",
      description = "Its version.")
  private String version = "";

  @Option(names = "--golden", paramLabel = "DIR", description = "golden.json and its PNG files.")
  private @Nullable Path golden;

  @Option(
      names = "--governance",
      paramLabel = "FILE",
      description =
          "YAML: firmwareRange, datasetCertificate, fmeaReport, each {id, document, approver, date}.")
  private @Nullable Path governance;

  @ArgGroup(validate = false, heading = "%nWhat the manifest binds:%n")
  private Bound bound = new Bound();

  @Override
  protected Exit answer(Terminal terminal) throws IOException {
    Shelf.mustBeFree(to);
    var files = new TreeMap<String, byte[]>();
    var base = base(files);
    if (golden != null) files.putAll(Attached.golden(golden));
    var approved = governance == null ? null : Attached.governance(governance, files);
    var contents = contents(bound.manifest(base, files, approved), files);
    var bundle = Shelf.opened(contents);
    Shelf.write(contents, to);
    terminal.show(
        Shelf.json(bundle).put("file", to.toString()),
        Shelf.table(bundle) + "written to " + to + ", not signed");
    return Exit.DONE;
  }

  private Manifest base(TreeMap<String, byte[]> files) {
    return switch (BundleWrapper.make(onnx, name, version)) {
      case BundleWrapper.Made(var bundle) -> {
        files.put(Manifest.MODEL, bundle.model());
        yield bundle.manifest();
      }
      case BundleWrapper.Refused(var sentence) -> throw new Failed(Exit.REFUSED, sentence);
    };
  }

  private static Contents contents(Manifest manifest, TreeMap<String, byte[]> files) {
    return Contents.of(manifest, files);
  }
}
