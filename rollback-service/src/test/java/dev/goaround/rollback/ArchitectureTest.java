package dev.goaround.rollback;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.goaround.egress.Call;
import dev.goaround.egress.Secret;
import dev.goaround.egress.WebhookKey;
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
                    "dev.goaround.rollback.order",
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
    static final ArchRule THE_EXECUTOR_AND_THE_JUDGE_MEET_IN_EVENTS_ONLY = noClasses()
            .that()
            .resideInAnyPackage("dev.goaround.rollback.execution..", "dev.goaround.rollback.actuators..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.goaround.rollback.judging..");

    @ArchTest
    static final ArchRule WHAT_BOTH_KNOW_OF_AN_ORDER_KNOWS_NEITHER = noClasses()
            .that()
            .resideInAPackage("dev.goaround.rollback.order..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.goaround.rollback.judging..",
                    "dev.goaround.rollback.execution..",
                    "dev.goaround.rollback.actuators..");

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

    /** Else the way out cannot hold it to its hosts. */
    @ArchTest
    static final ArchRule A_SECRET_THAT_IS_REVEALED_IS_DECLARED_IN_ITS_CALL = classes()
            .that(call("reveal of a secret", Secret.class, "reveal"))
            .and()
            // Whose credentials AwsCalls sends, and declares.
            .doNotHaveSimpleName("AwsSecrets")
            .should(callMethod(Call.class, "carrying", Secret.class));

    @ArchTest
    static final ArchRule A_REQUEST_THAT_IS_SIGNED_SAYS_WITH_WHAT = classes()
            .that(call("a signing key", WebhookKey.class, "parse"))
            .should(callMethod(Call.class, "signedWith", Secret.class));

    private static DescribedPredicate<JavaClass> call(String what, Class<?> owner, String method) {
        return DescribedPredicate.describe(
                "call " + what,
                javaClass -> javaClass.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(owner)
                                && call.getName().equals(method)));
    }
}
