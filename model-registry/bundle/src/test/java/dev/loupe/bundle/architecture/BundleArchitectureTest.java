package dev.loupe.bundle.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.loupe.bundle", importOptions = ImportOption.DoNotIncludeTests.class)
class BundleArchitectureTest {
  @ArchTest
  static final ArchRule bundlesNeedTheJdkAndTheSchemaAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "dev.loupe.bundle..", "dev.loupe.schema..", "org.jspecify..");

  @ArchTest
  static final ArchRule onnxIsReadWithTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("..bundle.onnx")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "dev.loupe.bundle.onnx", "org.jspecify..");
}
