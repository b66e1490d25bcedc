package dev.loupe.bridge.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.inspection.Verdict;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/// Whatever happens in whatever order, `World` sees no word for another part, no two words for one,
/// no PASS without one, and no part inspected twice.
class HandshakePropertiesTest {
  private static final int ACTIONS = 22;

  @Property(tries = 20_000)
  void noOrderOfEventsMakesTheNodeTellTwoThingsOfAPartOrPassAnother(
      @ForAll Counter counter,
      @ForAll boolean wraps,
      @ForAll @Size(max = 120) List<@IntRange(max = ACTIONS - 1) Integer> actions) {
    var world = new World(counter, wraps ? counter.max() - 2 : 0);
    world.link();
    for (var action : actions) act(world, action);
    settleDown(world);
  }

  /// However it was treated, it answers the next part once things are in order again.
  private static void settleDown(World world) {
    world.restart();
    world.fate = World.Fate.ARRIVES;
    world.dropStrobe = false;
    world.resetPlc();
    world.link();
    world.acknowledge();
    var before = world.words;
    world.fire();
    world.takeFrame();
    assertThat(world.words).as("the line runs again").isEqualTo(before + 1);
    assertThat(world.state.inStep()).isTrue();
  }

  private static void act(World world, int action) {
    switch (action) {
      case 0, 1, 2 -> world.fire();
      case 3, 4 -> world.acknowledge();
      case 5, 6 -> world.tell(new Event.TriggerSeen(world.trigger));
      case 7, 8 -> world.tell(new Event.AckSeen(world.ack));
      case 9 -> world.tell(new Event.TriggerSeen(world.counter.previous(world.trigger)));
      case 10, 11, 12 -> world.takeFrame();
      case 13 -> world.pass(5);
      case 14 -> world.pass(300);
      case 15 -> world.unlink();
      case 16 -> world.link();
      case 17 -> world.restart();
      case 18 -> world.fate = World.Fate.LOST;
      case 19 -> world.fate = World.Fate.ARRIVES_UNSAID;
      case 20 -> world.dropStrobe = true;
      case 21 -> world.resetPlc();
      default -> throw new IllegalArgumentException("action " + action);
    }
  }

  @Property
  void wordsCarryTheirOwnTriggerAndNoOther(
      @ForAll Counter counter,
      @ForAll @LongRange(min = 1, max = 0xFFFF_FFFFL) long any,
      @ForAll Verdict verdict) {
    var trigger = counter.ofFrame(any);
    var word = ResultWord.of(trigger, verdict);
    assertThat(word).isBetween(1L, 0xFFFF_FFFFL);
    assertThat(ResultWord.carries(word, trigger)).isTrue();
    assertThat(ResultWord.verdict(word)).contains(verdict);
    assertThat(ResultWord.carries(word, counter.next(trigger))).isFalse();
    assertThat(ResultWord.carries(word, counter.previous(trigger))).isFalse();
    assertThat(ResultWord.carries(word, 0)).isFalse();
  }

  @Property
  void countersComeRoundWithoutEverNamingTheReset(
      @ForAll Counter counter, @ForAll @LongRange(min = 1, max = 0x2_0000_0000L) long frame) {
    var of = counter.ofFrame(frame);
    assertThat(of).isBetween(1L, counter.max());
    assertThat(counter.ofFrame(frame + 1)).isEqualTo(counter.next(of));
    assertThat(counter.previous(counter.next(of))).isEqualTo(of);
    assertThat(counter.atOrBehind(of, counter.next(of))).isTrue();
    assertThat(counter.atOrBehind(counter.next(of), of)).isFalse();
  }
}
