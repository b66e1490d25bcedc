package dev.loupe.simulator.line.adapter;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.loupe.simulator.line.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Golden templates as nodes read them: `RECIPE/POSITION.png`.
public final class Templates {
  private Templates() {}

  public static void export(Source source, Path folder) throws IOException {
    for (var recipe : source.recipes()) {
      var into = Files.createDirectories(folder.resolve(recipe));
      for (var position : source.positions(recipe)) {
        var unfinished = into.resolve(position + ".tmp");
        Files.write(unfinished, image(source, recipe, position));
        Files.move(unfinished, into.resolve(position + ".png"), REPLACE_EXISTING);
      }
    }
  }

  private static byte[] image(Source source, String recipe, String position) throws IOException {
    var file = source.templateFile(recipe, position);
    return file.isPresent() ? file.get() : Png.encode(source.template(recipe, position));
  }
}
