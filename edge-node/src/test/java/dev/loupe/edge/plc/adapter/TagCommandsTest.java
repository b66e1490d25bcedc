package dev.loupe.edge.plc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.bridge.tag.TagMap;
import dev.loupe.edge.config.CannotStart;
import dev.loupe.simulator.plc.adapter.Plc;
import dev.loupe.simulator.plc.adapter.PlcConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagCommandsTest {
  @TempDir Path folder;
  private int port;

  @BeforeEach
  void freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
  }

  private String check(String plc) throws IOException {
    var file = folder.resolve("edge.yaml");
    Files.writeString(
        file,
        """
        loupe:
          node: node-1
          line: line-1
          station: aoi-1
          data: %s
          templates: /templates
          camera: { folder: /camera }
          broker: { host: 127.0.0.1 }
          plc:
            endpoint: opc.tcp://127.0.0.1:%d/loupe
            %s
        """
            .formatted(folder.resolve("data"), port, plc));
    return TagCommands.run(List.of("check-tags", file.toString()));
  }

  private Path map(String text) throws IOException {
    return Files.writeString(folder.resolve("tags.yaml"), text);
  }

  @Test
  void aMapThatFitsIsSaidToFit() throws Exception {
    try (var _ = Plc.start(PlcConfig.of("aoi-1", port, folder), Optional::empty)) {
      assertThat(check("trigger: frame"))
          .isEqualTo("All 23 tags fit opc.tcp://127.0.0.1:" + port + "/loupe.");
    }
  }

  @Test
  void everythingThatDoesNotFitIsNamedAtOnce() throws Exception {
    var other =
        map(
            TagMap.builtInText()
                .replace("s=Lot\", type: String", "s=Charge\", type: String")
                .replace(
                    "s=ResultConfidence\", type: Float", "s=ResultConfidence\", type: Double"));
    try (var _ = Plc.start(PlcConfig.of("aoi-1", port, folder), Optional::empty)) {
      assertThatThrownBy(() -> check("tags: " + other))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("Lot (nsu=urn:loupe:plc;s=Charge) is not there")
          .hasMessageContaining("ResultConfidence (nsu=urn:loupe:plc;s=ResultConfidence) is Float");
    }
  }

  @Test
  void aPlcThatIsAwayIsOneSentence() {
    assertThatThrownBy(() -> check("trigger: frame"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("opc.tcp://127.0.0.1:" + port + "/loupe")
        .hasMessageEndingWith("Is the PLC on, and reachable?");
  }

  @Test
  void aMapWithMistakesNamesItsFileAndThem() throws Exception {
    var wrong = map("tags: { Lot: { node: 'ns=2;s=Lot' } }");
    assertThatThrownBy(() -> check("tags: " + wrong))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(wrong.toString())
        .hasMessageContaining("Lot: `node` must name its namespace by URI")
        .hasMessageContaining("TrigSeq: missing");
  }

  @Test
  void theBuiltInMapIsPrintedToCopy() {
    assertThat(TagCommands.run(List.of("tags"))).isEqualTo(TagMap.builtInText());
  }
}
