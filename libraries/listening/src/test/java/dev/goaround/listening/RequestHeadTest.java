package dev.goaround.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {
    private static final OwnNames NAMES =
            OwnNames.of(List.of("0.0.0.0", "Goaround.example.org", ".inner.example.org", "2001:db8::7"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8480",
                "LOCALHOST:8480",
                "127.0.0.1:8480",
                "127.8.9.10",
                "[::1]:8480",
                "goaround.example.org",
                "goaround.example.org.:443",
                "a.b.inner.example.org:8480",
                "[2001:db8::7]:8480",
                "10.1.2.3:8480"
            })
    void namesOfOursAreAnswered(String host) {
        assertThat(head(host).objection(NAMES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example",
                "attacker.example:8480",
                "localhost.attacker.example",
                "127.0.0.1.attacker.example",
                "inner.example.org",
                "xinner.example.org",
                "goaround.example.org.attacker.example",
                "10.1.2.4",
                "[2001:db8::8]",
                "0.0.0.0:8480",
                "2130706433",
                "169.254.169.254"
            })
    void anyOtherNameIsMisdirected(String host) {
        assertThat(head(host).objection(NAMES)).hasValueSatisfying(objection -> {
            assertThat(objection.status()).isEqualTo(421);
            assertThat(objection.detail()).contains("is not a name of this service", "GOAROUND_HOSTS");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "localhost:",
                "localhost:port",
                "user@localhost",
                "localhost/x",
                "[::1",
                "é.example",
                "."
            })
    void whatIsNoHostIsABadRequest(String host) {
        assertThat(head(host).objection(NAMES))
                .map(RequestHead.Objection::status)
                .contains(400);
    }

    @Test
    void onlyTheOldVersionMayLackAHost() {
        assertThat(new RequestHead(List.of(), List.of(), true, "10.1.2.3").objection(NAMES))
                .isEqualTo(Optional.empty());
        assertThat(new RequestHead(List.of(), List.of(), false, "10.1.2.3").objection(NAMES))
                .hasValueSatisfying(objection -> assertThat(objection.detail()).contains("Host is missing"));
        assertThat(new RequestHead(List.of("localhost", "localhost"), List.of(), false, "10.1.2.3").objection(NAMES))
                .hasValueSatisfying(objection -> assertThat(objection.detail()).contains("more than one"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip, chunked",
                "chunked, chunked",
                "identity",
                "xchunked",
                "chunked;q=1",
                "gzip",
                "",
                "\"chunked\""
            })
    void aTransferCodingThatIsNotUnderstoodIsABadRequest(String coding) {
        assertThat(new RequestHead(List.of("localhost"), List.of(coding), false, "127.0.0.1").objection(NAMES))
                .hasValueSatisfying(objection -> {
                    assertThat(objection.status()).isEqualTo(400);
                    assertThat(objection.detail()).contains("Transfer-Encoding");
                });
    }

    @Test
    void chunkedIsUnderstoodOnceAndNotInTheOldVersion() {
        assertThat(new RequestHead(List.of("localhost"), List.of("Chunked"), false, "127.0.0.1").objection(NAMES))
                .isEmpty();
        assertThat(new RequestHead(List.of("localhost"), List.of("chunked", "chunked"), false, "127.0.0.1")
                        .objection(NAMES))
                .isPresent();
        assertThat(new RequestHead(List.of(), List.of("chunked"), true, "127.0.0.1").objection(NAMES))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://goaround.example.org", "goaround.example.org:8480", "*", "*.example.org", "a b"})
    void aNameThatIsNoneIsNamedAtTheStart(String entry) {
        assertThatThrownBy(() -> OwnNames.of(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(entry)
                .hasMessageContaining("without scheme and port");
    }

    private static RequestHead head(String host) {
        return new RequestHead(List.of(host), List.of(), false, "10.1.2.3");
    }
}
