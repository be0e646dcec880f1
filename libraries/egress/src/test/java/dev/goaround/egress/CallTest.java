package dev.goaround.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {
    private static final URI HOOK = URI.create("https://hooks.example.org/services/hunter2?token=hunter2#hunter2");

    @Test
    void aCallPrintsNoSecret() {
        Call call = Call.post(HOOK, "application/json", Body.utf8("hunter2")).withHeader("Authorization", "hunter2");
        assertThat(call)
                .hasToString("Call[POST https://hooks.example.org:443, headers [authorization, content-type],"
                        + " body 7 bytes, deadline PT10S, at most 262144 bytes]");
    }

    @Test
    void redactionKeepsOriginOrPathAndNothingAfter() {
        URI url = URI.create("http://[::1]:8080/a/b?token=hunter2#hunter2");
        assertThat(Redaction.origin(url)).isEqualTo("http://[::1]:8080");
        assertThat(Redaction.url(url)).isEqualTo("http://[::1]:8080/a/b");
        assertThat(Redaction.url(URI.create("https://me:hunter2@example.org/hunter2")))
                .doesNotContain("hunter2");
    }

    @Test
    void aLaterHeaderReplacesAnEarlierOfTheSameName() {
        Call call = Call.get(HOOK).withHeader("Accept", "text/plain").withHeaders(Map.of("ACCEPT", "application/json"));
        assertThat(call.headers()).isEqualTo(Map.of("accept", "application/json"));
    }

    @ParameterizedTest
    @CsvSource({
        "Host, other.example, is set by the client",
        "Content-Length, 5, is set by the client",
        "Transfer-Encoding, chunked, is set by the client",
        "authorization, 'Bearer hunter2\r\nx: y', 'holds a line break'",
        "authorization, 'hunter2\u0000', 'holds a line break'",
        "authorization, 'hunter2€', 'holds a line break'",
        "'x y', hunter2, a header's name",
        "'', hunter2, a header's name"
    })
    void aHeaderThatWouldChangeTheRequestIsNamedWithoutItsValue(String name, String value, String expected) {
        assertThat(Call.get(HOOK).withHeader(name, value).headerProblem())
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains(expected).doesNotContain("hunter2"));
    }

    @Test
    void usualHeadersAreFine() {
        assertThat(Call.get(HOOK).withHeader("x-title", "Grüße\tan alle").headerProblem())
                .isEmpty();
    }

    @Test
    void impossibleLimitsAreDefects() {
        assertThatThrownBy(() -> Call.get(HOOK).withDeadline(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Call.get(HOOK).withBodyLimit(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
