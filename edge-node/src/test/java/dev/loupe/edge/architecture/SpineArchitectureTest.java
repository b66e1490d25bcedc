package dev.loupe.edge.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.loupe.edge", importOptions = ImportOption.DoNotIncludeTests.class)
final class SpineArchitectureTest {
  @ArchTest
  static final ArchRule theOutboxDecidesWithoutTheWorld =
      classes()
          .that()
          .resideInAPackage("..edge.outbox")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "java.time",
              "org.jspecify..",
              "dev.loupe.schema..",
              "dev.loupe.edge.journal",
              "dev.loupe.edge.outbox");

  @ArchTest
  static final ArchRule journalImagesAndHealthTouchTheWorldInTheirAdapters =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..edge.journal", "..edge.image", "..edge.health", "..edge.assignment")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..", "io.smallrye..", "io.micrometer..", "java.sql..", "org.sqlite..");
}
