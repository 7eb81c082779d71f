package dev.muc;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import dev.muc.internal.feature.Decision;
import dev.muc.internal.room.Room;
import dev.muc.internal.room.Transaction;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The purity of the engine, and who may know whom (spec/design/). */
@AnalyzeClasses(packages = "dev.muc", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** All but {@code dev.muc.host}, which may use threads and may block. */
  private static GivenClassesConjunction noClassesOfTheEngine() {
    return noClasses().that().resideOutsideOfPackage("dev.muc.host..");
  }

  private static DescribedPredicate<JavaMethodCall> call(
      String description, Predicate<JavaMethodCall> predicate) {
    return describe(description, predicate);
  }

  @ArchTest
  static final ArchRule the_engine_does_no_input_or_output =
      noClassesOfTheEngine()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.io..", "java.net..", "java.nio..", "java.sql..", "javax.net..")
                  .and(not(resideInAPackage("java.nio.charset"))))
          .because("an embedder owns sockets and storage");

  @ArchTest
  static final ArchRule the_engine_starts_no_thread_and_waits_for_none =
      noClassesOfTheEngine()
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.util.concurrent..")
                  .or(belongToAnyOf(Thread.class, ThreadLocal.class, Timer.class)))
          .because(
              "a service is called by one thread at a time, and by which is the host's matter");

  @ArchTest
  static final ArchRule time_comes_from_the_embedder =
      noClassesOfTheEngine()
          .should()
          .callMethodWhere(
              call(
                  "a method that asks the machine for the time or the zone",
                  call ->
                      call.getTargetOwner().getPackageName().startsWith("java.time")
                          && Set.of("now", "system", "systemDefault", "systemUTC")
                              .contains(call.getName())))
          .orShould()
          .dependOnClassesThat(belongToAnyOf(Clock.class, Date.class, System.class))
          .because("the clock is an argument, so that the same input gives the same output");

  @ArchTest
  static final ArchRule identifiers_and_chance_come_from_the_embedder =
      noClassesOfTheEngine()
          .should()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.(util|security)\\.(Secure|Splittable)?Random")
          .orShould()
          .dependOnClassesThat(resideInAPackage("java.util.random.."))
          .because("ids come from IdSource, so that the same input gives the same output");

  @ArchTest
  static final ArchRule what_is_written_out_keeps_its_order =
      noClassesOfTheEngine()
          .should()
          .callMethod(Map.class, "copyOf", Map.class)
          .orShould()
          .callMethod(Set.class, "copyOf", Collection.class)
          .orShould()
          .callMethodWhere(
              call(
                  "Set.of, Map.of or Map.ofEntries with something in it",
                  call ->
                      Set.of("java.util.Set", "java.util.Map")
                              .contains(call.getTargetOwner().getName())
                          && call.getName().startsWith("of")
                          && !call.getTarget().getRawParameterTypes().isEmpty()))
          .orShould()
          .callMethodWhere(
              call(
                  "a collector into a set or map of no order",
                  call ->
                      call.getTargetOwner().isEquivalentTo(Collectors.class)
                          && call.getName().matches("to(Unmodifiable)?(Set|Map)")))
          .because("their order differs from one JVM to the next");

  @ArchTest
  static final ArchRule the_engine_logs_in_its_shell_only =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.muc.stanza..",
              "dev.muc.model..",
              "dev.muc.event..",
              "dev.muc.payload..",
              "dev.muc.spi..",
              "dev.muc.internal..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.slf4j.."))
          .because("what a rule has to say is its result");

  @ArchTest
  static final ArchRule stanzas_know_nothing_of_rooms =
      noClasses()
          .that()
          .resideInAPackage("dev.muc.stanza..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.muc..").and(not(resideInAPackage("dev.muc.stanza.."))));

  @ArchTest
  static final ArchRule what_an_embedder_sees_rests_on_nothing_internal =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.muc.model..", "dev.muc.event..", "dev.muc.payload..", "dev.muc.spi..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.muc", "dev.muc.internal..", "dev.muc.host.."));

  @ArchTest
  static final ArchRule the_engine_does_not_know_its_host =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.muc.host..")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.muc.host.."));

  @ArchTest
  static final ArchRule a_host_uses_what_every_embedder_has =
      noClasses()
          .that()
          .resideInAPackage("dev.muc.host..")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.muc.internal.."))
          .because("another host must be able to do what ours does");

  @ArchTest
  static final ArchRule the_inside_does_not_call_the_service =
      noClasses()
          .that()
          .resideInAPackage("dev.muc.internal..")
          .should()
          .dependOnClassesThat(belongToAnyOf(RoomService.class));

  @ArchTest
  static final ArchRule a_use_case_sees_a_room_that_it_cannot_change =
      noClasses()
          .that()
          .resideInAPackage("dev.muc.internal.feature..")
          .should()
          .dependOnClassesThat(belongToAnyOf(Room.class))
          .because("deciding changes nothing (ADR 0001): a use case gets a RoomView");

  @ArchTest
  static final ArchRule packages_form_no_cycle =
      slices()
          .matching("dev.muc.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(Transaction.class, Decision.class)
          .ignoreDependency(Transaction.class, Decision.Accept.class)
          .ignoreDependency(Transaction.class, Decision.ReplyAt.class)
          .because(
              "the package dev.muc itself is left out: it holds the service, which uses all, and"
                  + " the values that the inside hands back through it; and a Transaction carries a"
                  + " Decision out");

  @ArchTest
  static final ArchRule texts_do_not_depend_on_the_machine =
      noClassesOfTheEngine()
          .should()
          .callMethod(ResourceBundle.class, "getBundle", String.class)
          .orShould()
          .callMethod(Locale.class, "getDefault")
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase")
          .orShould()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "formatted", Object[].class)
          .because("the locale of the machine must not show in what a room sends");
}
