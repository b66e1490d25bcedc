package dev.loupe.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.loupe.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class CliArchitectureTest {
  @ArchTest
  static final ArchRule theCommandLineSeesSchemaBundlesAndRestOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.loupe.cli..",
              "dev.loupe.bundle..",
              "dev.loupe.schema..",
              "com.fasterxml.jackson..",
              "org.jspecify..",
              "org.yaml.snakeyaml..",
              "picocli..");

  @ArchTest
  static final ArchRule featuresDoNotGoInCircles =
      slices().matching("dev.loupe.cli.(*)..").should().beFreeOfCycles();
}
