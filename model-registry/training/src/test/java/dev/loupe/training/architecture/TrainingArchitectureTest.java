package dev.loupe.training.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.loupe.training",
    importOptions = ImportOption.DoNotIncludeTests.class)
class TrainingArchitectureTest {
  @ArchTest
  static final ArchRule onePackageKnowsOnnxRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.loupe.training.detect")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.onnxruntime..", "ar.com.hjg..", "java.awt..", "javax.imageio..");
}
