package dev.loupe.schema.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The numbers PLC programs are written against. A line here is only ever added.
class CodesTest {
  private static final Path TABLE = Path.of("../docs/codes.md");

  @Test
  void numbersOnceGivenStay() {
    assertThat(codes(Verdict.values(), Verdict::code))
        .isEqualTo("1 PASS 2 REJECT 3 REVIEW 4 ERROR");
    assertThat(codes(Origin.values(), Origin::code))
        .isEqualTo("1 PRODUCTION 2 GOLDEN 3 REWORK 4 SIMULATED 5 OTHER");
    assertThat(codes(DefectClass.values(), DefectClass::code))
        .isEqualTo("1 OPEN 2 SHORT 3 MOUSEBITE 4 SPUR 5 COPPER 6 PINHOLE 7 UNLIKE 8 OTHER");
    assertThat(codes(ErrorCode.values(), ErrorCode::code))
        .isEqualTo(
            "0 NONE 1 NO_FRAME 2 OUT_OF_STEP 3 UNKNOWN_RECIPE 4 BROKEN_IMAGE 5 WRONG_SIZE"
                + " 6 DEADLINE 7 MODEL_FAILED 8 NOT_A_NUMBER 9 NOT_READY 10 JOURNAL 11 RESTARTED"
                + " 12 HUNG 13 UNSUPPORTED_IMAGE 14 UNREADABLE_TAGS");
    assertThat(codes(FaultCode.values(), FaultCode::code))
        .isEqualTo(
            "0 NONE 1 OUT_OF_STEP 2 JOURNAL 3 MODEL 4 CAMERA 5 DEAD_LETTERS 6 DUPLICATE_NODE"
                + " 7 FOREIGN_LEDGER 8 TAG_MAP 9 ASSIGNMENT 10 TRUST 11 HUNG");
  }

  private static <T> String codes(T[] words, ToIntFunction<T> code) {
    return Arrays.stream(words)
        .map(it -> code.applyAsInt(it) + " " + it)
        .collect(Collectors.joining(" "));
  }

  /// Writes the table anew where LOUPE_WRITE_CODES is set, as CONTRIBUTING.md says.
  @Test
  void theTableInTheDocumentsIsGeneratedFromTheCode() throws IOException {
    if (System.getenv("LOUPE_WRITE_CODES") != null) Files.writeString(TABLE, table());
    assertThat(TABLE).hasContent(table());
  }

  private static String table() {
    return "# Codes\n\nNumbered for ever in `defect-schema`; this page is written by `CodesTest`. 0 means \"none\".\n"
        + "\n## Verdicts (`ResultVerdict`, low half of `ResultWord`)\n\n| code | verdict | means |\n|---|---|---|\n"
        + Arrays.stream(Verdict.values())
            .map(it -> "| %d | %s | %s |\n".formatted(it.code(), it, it.meaning()))
            .collect(Collectors.joining())
        + "\n## Errors (`ResultErrorCode`)\n\n| code | error | means | way out |\n|---|---|---|---|\n"
        + Arrays.stream(ErrorCode.values())
            .map(
                it -> "| %d | %s | %s | %s |\n".formatted(it.code(), it, it.meaning(), it.wayOut()))
            .collect(Collectors.joining())
        + "\n## Faults (`Fault`)\n\n| code | fault | means | way out |\n|---|---|---|---|\n"
        + Arrays.stream(FaultCode.values())
            .map(
                it -> "| %d | %s | %s | %s |\n".formatted(it.code(), it, it.meaning(), it.wayOut()))
            .collect(Collectors.joining())
        + "\n## Classes (`ResultTopClass`)\n\n| code | class | means |\n|---|---|---|\n"
        + Arrays.stream(DefectClass.values())
            .map(it -> "| %d | %s | %s |\n".formatted(it.code(), it.wireName(), it.meaning()))
            .collect(Collectors.joining());
  }
}
