package dev.goaround.checklist.http.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ProblemMappingTest {
    private final ProblemMapping mapping = new ProblemMapping();

    @Test
    void aDatabaseThatIsAwayIsNoFaultOfTheCaller() {
        Response response = mapping.failure(new CompletionException(new ConnectException("connection refused")));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(((ProblemException.Problem) response.getEntity()).detail())
                .contains("database")
                .doesNotContain("refused");
    }

    @Test
    void aDefectIsOurFaultAndItsTextStaysInTheLog() {
        Response response = mapping.failure(new IllegalStateException("secret-ish words"));
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(((ProblemException.Problem) response.getEntity()).detail()).doesNotContain("secret-ish");
    }
}
