package dev.loupe.edge.second.adapter;

import dev.loupe.edge.config.CannotStart;
import dev.loupe.edge.config.NodeConfig;
import dev.loupe.edge.drift.Summaries;
import dev.loupe.edge.image.Images;
import dev.loupe.edge.inference.CandidateRuns;
import dev.loupe.edge.inference.FrameInspector.Lookout;
import dev.loupe.edge.inference.Models;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.second.Afterwards;
import dev.loupe.edge.second.SecondLook;
import dev.loupe.edge.split.Serials;
import dev.loupe.edge.split.Units;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Wires who looks at a part, and what follows its word.
final class SecondBeans {
  private static final int AFTER_THE_LINE = 2;

  @Produces
  @Singleton
  CandidateRuns runs(Models models) {
    return new CandidateRuns(models);
  }

  @Produces
  @Singleton
  Lookout lookout(
      NodeConfig node, Models models, CandidateRuns runs, Journal journal, SerialConfig serial) {
    return new Lookout(node.station(), models, runs, new Units(serials(serial), journal.id()));
  }

  static Serials serials(SerialConfig config) {
    var byRecipe = new HashMap<String, Pattern>();
    config
        .recipes()
        .forEach((recipe, pattern) ->
            byRecipe.put(recipe, pattern("loupe.serial.recipes." + recipe, pattern)));
    return new Serials(pattern("loupe.serial.pattern", config.pattern()), byRecipe);
  }

  private static Pattern pattern(String key, String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new CannotStart(
          key
              + " '"
              + pattern
              + "' is no regular expression ("
              + e.getDescription()
              + "); write one that a whole serial fits, as [A-Z0-9]{8}.");
    }
  }

  @Produces
  @Singleton
  Afterwards afterwards(NodeConfig node, Journal journal, Images images, CandidateRuns runs) {
    return new SecondLook(journal, images, runs, new Summaries(node.line(), node.station()));
  }

  void stop(@Observes @Priority(AFTER_THE_LINE) ShutdownEvent stop, Afterwards afterwards) {
    if (afterwards instanceof SecondLook look) look.close();
  }
}
