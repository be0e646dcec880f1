package dev.goaround.egress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.goaround.egress", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule CORE_KNOWS_NO_FRAMEWORK = classes()
            .that()
            .resideInAPackage("dev.goaround.egress")
            .and()
            .areNotAssignableTo(GuardedHttp.class)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "dev.goaround.egress");

    @ArchTest
    static final ArchRule THE_PORT_KNOWS_UNI_AND_NO_MORE = classes()
            .that()
            .areAssignableTo(GuardedHttp.class)
            .and()
            .resideInAPackage("dev.goaround.egress")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.smallrye.mutiny", "dev.goaround.egress");

    @ArchTest
    static final ArchRule ADAPTERS_ARE_KNOWN_BY_NOBODY = noClasses()
            .that()
            .resideOutsideOfPackage("dev.goaround.egress.adapter")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.goaround.egress.adapter");
}
