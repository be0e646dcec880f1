package dev.goaround.checklist.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.service.ServiceDefinition;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "https://ci.example.org/cb, hook,",
        "http://ci.example.org/cb, hook, is no https URL",
        "ftp://ci.example.org/cb, hook, is no https URL",
        "/cb, hook, is no https URL",
        "https://ci.example.org/cb, , add “callback-secret: NAME”",
        "https://10.9.9.9/cb, hook, not on the allow list",
    })
    void aPipelineIsCalledBackOverHttpsSignedAndWhereCallsMayGo(String url, String secret, String objection) {
        ServiceDefinition definition = new ServiceDefinition("shop", null, null, null, null, secret, null);
        Optional<String> said = CallbackPolicy.objection(
                URI.create(url),
                definition,
                asked -> "10.9.9.9".equals(asked.getHost()) ? Optional.of("not on the allow list") : Optional.empty());

        assertThat(said.isPresent()).isEqualTo(objection != null);
        said.ifPresent(text -> assertThat(text).contains(objection));
    }

    @Test
    void noCallbackNeedsNothing() {
        assertThat(CallbackPolicy.objection(
                        null,
                        new ServiceDefinition("shop", null, null, null, null, null, null),
                        url -> Optional.of("no")))
                .isEmpty();
    }
}
