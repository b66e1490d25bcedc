package dev.loupe.simulator.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.loupe.simulator", importOptions = DoNotIncludeTests.class)
class SimulatorArchitectureTest {
  @ArchTest
  static final ArchRule theProgramTheBoardsAndTheLineAreFreeOfTheWorld =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.loupe.simulator.plc", "dev.loupe.simulator.board", "dev.loupe.simulator.line")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.eclipse.milo..", "ar.com.hjg..", "picocli..", "java.nio..", "..adapter..");

  @ArchTest
  static final ArchRule boardsKnowNoPlc =
      noClasses()
          .that()
          .resideInAPackage("..board..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..simulator.plc..", "..simulator.line..");

  @ArchTest
  static final ArchRule thePlcKnowsNoBoards =
      noClasses()
          .that()
          .resideInAPackage("..simulator.plc..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..simulator.board..", "..simulator.line..");
}
