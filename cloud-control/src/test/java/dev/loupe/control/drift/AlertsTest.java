package dev.loupe.control.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.drift.Alert.Kind;
import dev.loupe.control.drift.Alerts.Change.Close;
import dev.loupe.control.drift.Alerts.Change.Open;
import dev.loupe.control.drift.Standing.Drift;
import dev.loupe.control.drift.Standing.NoData;
import dev.loupe.control.drift.Standing.Ok;
import dev.loupe.control.drift.Standing.Uncalibrated;
import dev.loupe.schema.drift.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsTest {
  private static final Figures FAR = new Figures(0.8, 0.4, 0.5, 1.2, 300, 60, 1e-5, 1e-5);
  private static final Figures NEAR = new Figures(0.01, 0.04, 0.01, 0.02, 20, 60, 0.4, 0.4);

  static Series series(String station) {
    return new Series("line-1", station, "pcb", "pcb:1@efefefefefef", "ef".repeat(32));
  }

  private static Finding finding(String station, Standing standing) {
    var watched = new Watched(series(station), Signal.LUMA, 1L, List.of(), List.of());
    return new Finding(watched, standing, Band.NONE);
  }

  private static Alert alert(Kind kind) {
    return new Alert(7, kind, series("aoi-1"), Signal.LUMA);
  }

  @Test
  void driftOpensAnAlertThatNamesStationAndSignal() {
    var changes = Alerts.after(List.of(finding("aoi-1", new Drift(FAR))), List.of());
    assertThat(changes)
        .singleElement()
        .isInstanceOfSatisfying(
            Open.class,
            it -> {
              assertThat(it.kind()).isEqualTo(Kind.DRIFT);
              assertThat(it.sentence()).contains("aoi-1").contains("luma").contains("KL 0.800");
            });
  }

  @Test
  void driftThatLastsIsToldOnce() {
    var drifting = List.of(finding("aoi-1", new Drift(FAR)));
    assertThat(Alerts.after(drifting, List.of(alert(Kind.DRIFT)))).isEmpty();
  }

  @Test
  void onlyOkClosesAnAlert() {
    var open = List.of(alert(Kind.DRIFT));
    for (var silent : List.of(new NoData("none"), new Uncalibrated("few", null, false)))
      assertThat(Alerts.after(List.of(finding("aoi-1", silent)), open)).isEmpty();
    assertThat(Alerts.after(List.of(finding("aoi-1", new Ok(NEAR))), open))
        .containsExactly(new Close(7, "it is as it was"));
    assertThat(Alerts.after(List.of(finding("aoi-2", new Ok(NEAR))), open))
        .as("another station's")
        .isEmpty();
  }

  @Test
  void aTicketBecomesDriftOnceTheReferenceIsLargeEnough() {
    var changes =
        Alerts.after(List.of(finding("aoi-1", new Drift(FAR))), List.of(alert(Kind.TICKET)));
    assertThat(changes).hasSize(2).first().isEqualTo(new Close(7, "it is drift"));
    var few = finding("aoi-1", new Uncalibrated("few", FAR, true));
    assertThat(Alerts.after(List.of(few), List.of()))
        .singleElement()
        .isInstanceOfSatisfying(
            Open.class,
            it -> {
              assertThat(it.kind()).isEqualTo(Kind.TICKET);
              assertThat(it.sentence()).contains("may have drifted", "No alarm, since few");
            });
    assertThat(Alerts.after(List.of(few), List.of(alert(Kind.TICKET)))).isEmpty();
  }

  @Test
  void driftOnOneStationOfThreePointsAtItsImages() {
    var all =
        List.of(
            finding("aoi-1", new Drift(FAR)),
            finding("aoi-2", new Ok(NEAR)),
            finding("aoi-3", new Ok(NEAR)));
    assertThat(Alerts.sentence(all.getFirst(), all))
        .contains("1 of 3 stations show it: look at this station's images");
    assertThat(Alerts.pointsAtTheModel(all.getFirst(), all)).isFalse();
  }

  @Test
  void onlyDriftOnAllOfSeveralStationsPointsAtTheModel() {
    var one = finding("aoi-1", new Drift(FAR));
    assertThat(Alerts.pointsAtTheModel(one, List.of(one))).isFalse();
    var both = List.of(one, finding("aoi-2", new Drift(FAR)));
    assertThat(Alerts.pointsAtTheModel(one, both)).isTrue();
  }
}
