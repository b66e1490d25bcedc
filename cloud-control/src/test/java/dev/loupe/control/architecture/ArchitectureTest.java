package dev.loupe.control.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.loupe.control",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] SHELL = {
    "dev.loupe.control", "dev.loupe.control.problem", "dev.loupe.control..adapter"
  };

  @ArchTest
  static final ArchRule aFeaturesWordsKnowNothingOfTheWorld =
      noClasses()
          .that()
          .resideOutsideOfPackages(SHELL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "jakarta.ws.rs..",
              "jakarta.persistence..",
              "jakarta.enterprise..",
              "io.quarkus..",
              "io.vertx..",
              "io.smallrye.reactive..",
              "org.hibernate..",
              "org.apache.activemq..");

  @ArchTest
  static final ArchRule aFeaturesWordsDoNotKnowTheirAdapters =
      noClasses()
          .that()
          .resideOutsideOfPackages(SHELL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.loupe.control..adapter");

  @ArchTest
  static final ArchRule anAdapterUsesAnotherFeatureByItsWordsOnly =
      slices().matching("dev.loupe.control.(*).adapter").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule theEmbeddedPeersAreKnownToTheStartOnly =
      classes()
          .that()
          .resideInAnyPackage("dev.loupe.control.embedded..")
          .should()
          .onlyBeAccessed()
          .byAnyPackage("dev.loupe.control", "dev.loupe.control.embedded..");

  @ArchTest
  static final ArchRule noNamesThatSayNothing =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Service");
}
