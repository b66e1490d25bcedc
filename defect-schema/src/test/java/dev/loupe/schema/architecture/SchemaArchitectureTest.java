package dev.loupe.schema.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.loupe.schema", importOptions = ImportOption.DoNotIncludeTests.class)
class SchemaArchitectureTest {
  @ArchTest
  static final ArchRule noFramework =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "dev.loupe.schema..", "org.jspecify..", "com.fasterxml.jackson.core..");

  @ArchTest
  static final ArchRule jacksonInTheWireOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("..wire..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule theWireShowsNoJackson =
      noClasses()
          .that()
          .arePublic()
          .and()
          .resideInAPackage("..wire..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");
}
