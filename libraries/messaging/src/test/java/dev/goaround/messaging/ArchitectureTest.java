package dev.goaround.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.goaround.messaging", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theEnvelopeKnowsKafkaRecordsAndJsonAndNoFramework = classes()
            .that()
            .resideInAPackage("dev.goaround.messaging")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.goaround.contracts..",
                    "dev.goaround.messaging",
                    "com.fasterxml.jackson..",
                    "org.apache.kafka..");

    /** A service without a database leaves these two packages out of its beans, and the drivers off its class path. */
    @ArchTest
    static final ArchRule onlyOutboxAndInboxKnowTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackages("dev.goaround.messaging.outbox", "dev.goaround.messaging.inbox")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hibernate..",
                    "io.vertx.sqlclient..",
                    "io.vertx.pgclient..",
                    "io.vertx.mutiny.sqlclient..",
                    "dev.goaround.messaging.outbox",
                    "dev.goaround.messaging.inbox");

    /** The rules of order and lease are tried out without a database and a broker. */
    @ArchTest
    static final ArchRule theRelayIsPlain = noClasses()
            .that()
            .haveSimpleName("Relay")
            .or()
            .haveSimpleName("Lane")
            .or()
            .haveSimpleName("OutboxRows")
            .or()
            .haveSimpleName("RetrySchedule")
            .or()
            .haveSimpleName("WantedTopic")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "jakarta..", "io.quarkus..", "org.hibernate..", "org.eclipse..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.goaround.messaging.(*)..").should().beFreeOfCycles();
}
