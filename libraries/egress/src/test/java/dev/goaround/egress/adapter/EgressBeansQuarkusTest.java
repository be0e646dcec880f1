package dev.goaround.egress.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goaround.egress.AddressGuard;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Secrets;
import dev.goaround.egress.UrlDecision;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EgressBeansQuarkusTest.Configured.class)
class EgressBeansQuarkusTest {

    public static class Configured implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "goaround.egress.allow", "127.0.0.1,\n.example.org:443",
                    "goaround.egress.forbidden", "localhost:9092",
                    "goaround.secrets.dir", "no-such-directory");
        }
    }

    @Inject
    GuardedHttp http;

    @Inject
    AddressGuard guard;

    @Inject
    Secrets secrets;

    @Test
    void theWayOutIsMadeFromTheConfiguration() throws IOException {
        assertThat(guard.asWritten("https://shop.example.org/")).isInstanceOf(UrlDecision.Acceptable.class);
        assertThat(guard.asWritten("http://127.0.0.1:9092/")).isInstanceOf(UrlDecision.Refused.class);
        assertThat(secrets.find("shop", "hook"))
                .isInstanceOfSatisfying(
                        Secrets.Lookup.Missing.class,
                        missing -> assertThat(missing.message()).contains("no-such-directory"));
        try (StubServer server = new StubServer(exchange -> StubServer.text(exchange, 204, ""))) {
            Call call = Call.get(URI.create("http://127.0.0.1:" + server.port() + "/"));
            assertThat(http.send(call).await().atMost(Duration.ofSeconds(20)))
                    .isInstanceOfSatisfying(
                            HttpAnswer.Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(204));
        }
    }

    @Test
    void aListThatCannotBeReadNamesItsKeyAndItsEntry() {
        EgressConfig broken = new EgressConfig() {
            @Override
            public Optional<String> allow() {
                return Optional.of("10.0.0.0/8, *.example.org");
            }

            @Override
            public Optional<String> forbidden() {
                return Optional.empty();
            }
        };
        assertThatThrownBy(() -> new EgressBeans().addressGuard(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("goaround.egress.allow: entry 2 (*.example.org): there are no wildcards");
    }
}
