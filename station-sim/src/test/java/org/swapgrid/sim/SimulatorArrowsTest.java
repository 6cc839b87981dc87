package org.swapgrid.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The simulator's arrows. */
final class SimulatorArrowsTest {
  private static final String[] VIRTUAL = {
    "org.swapgrid.sim.station..",
    "org.swapgrid.sim.cabinet..",
    "org.swapgrid.sim.register..",
    "org.swapgrid.sim.grid..",
    "org.swapgrid.sim.meter..",
    "org.swapgrid.sim.site..",
    "org.swapgrid.sim.virtual.."
  };

  private static final JavaClasses SIMULATOR =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.swapgrid.sim");

  @Test
  void theSimulatorIsTheOtherEndAndKnowsNoAdapter() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.swapgrid.modbus..",
            "org.swapgrid.http..",
            "org.swapgrid.metrics..",
            "org.swapgrid.daemon..",
            "com.ghgande..",
            "com.fazecast..",
            "io.micrometer..")
        .check(SIMULATOR);
  }

  @Test
  void onlyTheDeterministicSimulationRunsTheStationsOwnEndOfTheLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.swapgrid.sim.dst..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.swapgrid.uplink..", "org.swapgrid.journal..")
        .check(SIMULATOR);
  }

  @Test
  void theModelKnowsNoClockThreadOrWire() {
    noClasses()
        .that()
        .resideInAnyPackage(VIRTUAL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..", "java.net..", "java.nio..", "java.util.concurrent..", "org.slf4j..")
        .check(SIMULATOR);
    noClasses()
        .that()
        .resideInAnyPackage(VIRTUAL)
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .check(SIMULATOR);
  }

  @Test
  void theModelDoesNotKnowWhoServesIt() {
    noClasses()
        .that()
        .resideInAnyPackage(VIRTUAL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.swapgrid.sim.wire..",
            "org.swapgrid.sim.live..",
            "org.swapgrid.sim.demo..",
            "org.swapgrid.sim.cli..",
            "org.swapgrid.sim.config..")
        .check(SIMULATOR);
  }

  @Test
  void oneReaderReadsFilesAndItIsTheDaemons() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.snakeyaml..").check(SIMULATOR);
    noClasses()
        .that()
        .resideOutsideOfPackage("org.swapgrid.sim.config..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.swapgrid.config..")
        .check(SIMULATOR);
  }
}
