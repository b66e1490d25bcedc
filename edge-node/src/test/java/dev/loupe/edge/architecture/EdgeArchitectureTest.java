package dev.loupe.edge.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.loupe.edge.frame.adapter.ImageIoDecoder;
import dev.loupe.edge.rule.Rule;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;

@AnalyzeClasses(packages = "dev.loupe.edge", importOptions = ImportOption.DoNotIncludeTests.class)
class EdgeArchitectureTest {
  @ArchTest
  static final ArchRule theRuleDecidesReject =
      classes()
          .that()
          .haveFullyQualifiedName(Rule.class.getName())
          .should()
          .accessField(Verdict.class, "REJECT");

  @ArchTest
  static final ArchRule nothingElseDecidesReject =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Rule.class.getName())
          .should()
          .accessField(Verdict.class, "REJECT");

  /// Whoever combines verdicts chooses between outcomes that the rule gave: it cannot make one.
  @ArchTest
  static final ArchRule nothingElseMakesAnOutcomeButErrors =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Rule.class.getName())
          .should()
          .callConstructor(Outcome.class, Verdict.class, double.class, ErrorCode.class);

  @ArchTest
  static final ArchRule theSplitIsPure =
      classes()
          .that()
          .resideInAnyPackage("..edge.split", "..edge.drift")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.nio..",
              "java.security",
              "java.time",
              "java.util..",
              "org.jspecify..",
              "dev.loupe.schema..",
              "dev.loupe.edge.drift",
              "dev.loupe.edge.split");

  @ArchTest
  static final ArchRule theRuleIsPure =
      classes()
          .that()
          .resideInAPackage("..edge.rule")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "org.jspecify..",
              "dev.loupe.schema..",
              "dev.loupe.bundle",
              "dev.loupe.edge.rule");

  @ArchTest
  static final ArchRule framesAndInferenceKnowNoFrameworkAndNoEngine =
      noClasses()
          .that()
          .resideInAnyPackage("..edge.frame", "..edge.inference", "..edge.second")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..", "io.smallrye..", "jakarta..", "ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule oneFolderKnowsTheEngine =
      noClasses()
          .that()
          .resideOutsideOfPackage("..inference.adapter")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule javaDesktopReadsNoMoreThanOtherFormats =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ImageIoDecoder.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.imageio..");

  @ArchTest
  static final ArchRule theEdgeHoldsNoSimulatorAndNoRegistry =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.loupe.simulator..",
              "dev.loupe.registry..",
              "dev.loupe.training..",
              "dev.loupe.control..");
}
