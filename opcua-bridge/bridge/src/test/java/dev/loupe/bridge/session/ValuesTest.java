package dev.loupe.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final DataValue NULL = DataValue.valueOnly(Variant.NULL_VALUE);
  private static final DataValue BAD =
      new DataValue(Variant.ofString("P-1"), new StatusCode(StatusCodes.Bad_NotConnected));

  @Test
  void aStringThatNobodyHasWrittenYetIsEmpty() {
    assertThat(Values.readable(true, NULL)).isTrue();
    assertThat(Values.text(NULL)).isEmpty();
  }

  @Test
  void aBadStatusIsUnreadableAndSoIsANumberThatIsMissing() {
    assertThat(Values.readable(true, BAD)).isFalse();
    assertThat(Values.readable(true, null)).isFalse();
    assertThat(Values.readable(false, NULL)).isFalse();
    assertThat(Values.readable(false, DataValue.valueOnly(Variant.ofInt32(0)))).isTrue();
  }
}
