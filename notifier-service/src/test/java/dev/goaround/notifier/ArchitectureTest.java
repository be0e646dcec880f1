package dev.goaround.notifier;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.goaround.egress.Call;
import dev.goaround.egress.Secret;
import dev.goaround.egress.WebhookKey;

@AnalyzeClasses(packages = "dev.goaround.notifier", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyAdaptersKnowFrameworks = noClasses()
            .that()
            .resideOutsideOfPackage("..adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.vertx..",
                    "io.micrometer..",
                    "io.smallrye.config..",
                    "io.smallrye.common..",
                    "io.smallrye.reactive..",
                    "jakarta..",
                    "org.hibernate..",
                    "org.jboss..",
                    "org.eclipse..",
                    "org.apache.kafka..",
                    "dev.goaround.messaging..",
                    "dev.goaround.access..");

    @ArchTest
    static final ArchRule coreKnowsNoAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("..adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.goaround.notifier..adapter..");

    @ArchTest
    static final ArchRule statesAndPoliciesDoNotWait = noClasses()
            .that()
            .haveSimpleNameEndingWith("Policy")
            .or()
            .haveSimpleNameEndingWith("State")
            .or()
            .haveSimpleNameEndingWith("Wording")
            .or()
            .haveSimpleNameEndingWith("Bodies")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.smallrye.mutiny..");

    @ArchTest
    static final ArchRule noOtherService = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("dev.goaround.checklist..", "dev.goaround.probe..", "dev.goaround.rollback..");

    @ArchTest
    static final ArchRule packagesHaveAnOrder =
            slices().matching("dev.goaround.notifier.(**)").should().beFreeOfCycles();

    /** Else the way out cannot hold it to its hosts. */
    @ArchTest
    static final ArchRule aSecretThatIsRevealedIsDeclaredInItsCall = classes()
            .that(call("reveal of a secret", Secret.class, "reveal"))
            .should(callMethod(Call.class, "carrying", Secret.class));

    @ArchTest
    static final ArchRule aRequestThatIsSignedSaysWithWhat = classes()
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
