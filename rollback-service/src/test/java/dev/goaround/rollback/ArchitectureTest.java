package dev.goaround.rollback;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.goaround.rollback", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_ADAPTERS_KNOW_FRAMEWORKS = classes()
            .that()
            .resideOutsideOfPackage("..adapter..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.goaround.contracts..",
                    "dev.goaround.verdicts..",
                    "dev.goaround.messaging",
                    "dev.goaround.egress",
                    "dev.goaround.rollback.archive",
                    "dev.goaround.rollback.judging",
                    "dev.goaround.rollback.execution",
                    "dev.goaround.rollback.actuators",
                    "io.smallrye.mutiny..",
                    "java..");

    @ArchTest
    static final ArchRule UNI_IN_PORTS_ONLY = noClasses()
            .that()
            .resideInAnyPackage("dev.goaround.rollback.judging", "dev.goaround.rollback.execution")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.smallrye.mutiny..");

    @ArchTest
    static final ArchRule THE_JUDGE_AND_THE_EXECUTOR_MEET_IN_EVENTS_ONLY = noClasses()
            .that()
            .resideInAPackage("dev.goaround.rollback.judging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.goaround.rollback.execution..", "dev.goaround.rollback.actuators..");

    @ArchTest
    static final ArchRule TIME_IS_INJECTED = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("ServiceClock")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");
}
