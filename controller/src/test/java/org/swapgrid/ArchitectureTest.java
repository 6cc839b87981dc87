package org.swapgrid;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows of the architecture: who may know whom, and what the pure packages refuse to know. */
final class ArchitectureTest {
  private static final String ROOT = "org.swapgrid.";
  private static final String[] PURE = {
    "model", "device", "service", "order", "decision", "outlook", "record", "report"
  };
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.swapgrid");

  private static final DescribedPredicate<JavaClass> LANGUAGE =
      resideInAnyPackage("java.lang..", "java.util..", "java.time..", "java.math..")
          .and(DescribedPredicate.not(resideInAnyPackage("java.util.concurrent..")))
          .as("the JDK's value types");

  private static final DescribedPredicate<JavaClass> ANNOTATIONS =
      resideInAnyPackage("org.jspecify..", "com.google.errorprone.annotations..").as("annotations");

  @ParameterizedTest(name = "{0} knows {1}")
  @CsvSource({
    "model,    ''",
    "device,   model",
    "service,  model",
    "order,    model",
    "decision, model service order",
    "outlook,  model service order decision",
    "record,   model service order decision",
    "report,   model decision record",
  })
  void aPurePackageKnowsNothingButValues(String name, String known) {
    classes()
        .that(resideInAPackage(ROOT + name))
        .should()
        .onlyDependOnClassesThat(LANGUAGE.or(ANNOTATIONS).or(own(name + " " + known)))
        .check(PROGRAM);
  }

  @ParameterizedTest(name = "{0} knows {1}")
  @CsvSource({
    "loop,    decision model order",
    "modbus,  loop model device",
    "metrics, loop model decision",
    "http,    ''",
    "durable, ''",
    "journal, loop model decision durable",
    "archive, model record durable",
    "config,  model device service decision",
    "uplink.jws, loop model order",
    "uplink,  loop model decision service order",
  })
  void anAdapterKnowsTheLoopAndNoOtherAdapter(String name, String known) {
    noClasses()
        .that(resideInAPackage(ROOT + name + ".."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.swapgrid..").and(DescribedPredicate.not(own(name + " " + known))))
        .check(PROGRAM);
  }

  @ParameterizedTest(name = "{0} alone knows {1}")
  @CsvSource({
    "modbus,  com.ghgande..",
    "modbus,  com.fazecast..",
    "metrics, io.micrometer..",
    "metrics, io.prometheus..",
    "http,    com.sun.net.httpserver..",
    "config,  org.snakeyaml..",
    "uplink.mqtt,      org.eclipse.paho..",
    "uplink.sparkplug, org.eclipse.tahu..",
    "uplink.sparkplug, com.google.protobuf..",
    "daemon,  picocli..",
    "daemon,  ch.qos.logback..",
  })
  void aLibraryIsKnownToOnePackageAlone(String name, String library) {
    noClasses()
        .that(resideInAPackage("org.swapgrid..").and(DescribedPredicate.not(own(name))))
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .check(PROGRAM);
  }

  /** A step of the session is repeatable: its machine, its payloads and its words are pure. */
  @ParameterizedTest(name = "{0} knows {1}")
  @CsvSource({
    "uplink.sparkplug, ''",
    "uplink.namespace, uplink.sparkplug model decision service loop",
    "uplink.session,   uplink.sparkplug loop",
    "uplink.mqtt,      ''",
  })
  void aPartOfTheUplinkKnowsOnlyWhatItNeeds(String name, String known) {
    noClasses()
        .that(own(name))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.swapgrid..").and(DescribedPredicate.not(own(name + " " + known))))
        .check(PROGRAM);
  }

  @Test
  void nothingPureReadsAClockStartsAThreadOrSpeaks() {
    noClasses()
        .that(own(String.join(" ", PURE) + " uplink.session uplink.namespace"))
        .should()
        .callMethodWhere(readsTheWorld())
        .orShould()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio.channels..",
                    "java.nio.file..",
                    "org.slf4j..")
                .or(named(Thread.class, System.class, Clock.class, Runtime.class)))
        .check(PROGRAM);
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheWorld() {
    return DescribedPredicate.describe(
        "reads a clock or chance",
        access -> {
          var owner = access.getTargetOwner();
          boolean clock =
              access.getName().equals("now") && owner.getPackageName().equals("java.time");
          boolean chance =
              owner.isEquivalentTo(Random.class)
                  || (owner.isEquivalentTo(Math.class) && access.getName().equals("random"));
          return clock || chance;
        });
  }

  private static DescribedPredicate<JavaClass> named(Class<?>... types) {
    Set<String> names = Arrays.stream(types).map(Class::getName).collect(Collectors.toSet());
    return DescribedPredicate.describe(names.toString(), type -> names.contains(type.getName()));
  }

  @Test
  void noTwoPackagesKnowEachOther() {
    slices().matching("org.swapgrid.(**)").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void nobodyKnowsTheDaemon() {
    noClasses()
        .that(DescribedPredicate.not(own("daemon")))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "daemon.."))
        .check(PROGRAM);
  }

  /** A rule over a package that is not there would hold of nothing. */
  @ParameterizedTest
  @CsvSource({
    "model",
    "device",
    "service",
    "order",
    "decision",
    "outlook",
    "loop",
    "modbus",
    "metrics",
    "http",
    "durable",
    "journal",
    "record",
    "report",
    "archive",
    "uplink.jws",
    "daemon",
    "uplink.mqtt",
    "uplink.namespace",
    "uplink.session",
    "uplink.sparkplug",
  })
  void everyPackageNamedHereExists(String name) {
    assertFalse(PROGRAM.that(own(name)).isEmpty(), name);
    assertEquals(0, PROGRAM.that(own("no" + name)).size());
  }

  private static DescribedPredicate<JavaClass> own(String names) {
    var packages =
        Arrays.stream(names.trim().split(" +", -1)).map(name -> ROOT + name + "..").toList();
    return resideInAnyPackage(packages.toArray(String[]::new)).as(names.trim());
  }
}
