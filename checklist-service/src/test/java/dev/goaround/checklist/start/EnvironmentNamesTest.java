package dev.goaround.checklist.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentNamesTest {

    @ParameterizedTest(name = "{0} in {1} of {2} → {3}")
    @CsvSource({
        ", production, production staging,",
        "production, production, production staging,",
        "staging, production, production staging, staging",
        "staging, staging, production staging,",
        "production, staging, production staging, production",
        "production, prod, prod stage,",
        "staging, prod, prod stage, stage",
        "staging, production, production, staging",
        "production, eu-west, eu-west us-east,",
        "production, stage, stage, production",
        "production, qa, qa, production",
        "Production, production, production,",
    })
    void theChecklistsWordIsTheServicesEnvironment(String word, String own, String defined, String elsewhere) {
        assertThat(EnvironmentNames.elsewhere(word, own, Set.of(defined.split(" "))))
                .isEqualTo(elsewhere);
    }
}
