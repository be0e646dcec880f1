package dev.goaround.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {

    @ParameterizedTest
    @CsvSource({
        "57P01, OUTAGE", // admin_shutdown
        "57P03, OUTAGE", // cannot_connect_now
        "53300, OUTAGE", // too_many_connections
        "53100, OUTAGE", // disk_full
        "08006, OUTAGE", // connection_failure
        "40001, OUTAGE", // serialization_failure
        "40P01, OUTAGE", // deadlock_detected
        "25006, OUTAGE", // read_only_sql_transaction
        "23505, DEFECT", // unique_violation
        "42P01, DEFECT", // undefined_table
        "22P02, DEFECT", // invalid_text_representation
        "57014, DEFECT", // query_canceled
    })
    void theDatabasesAnswerIsJudgedByItsState(String sqlState, Trouble expected) {
        PgException refused = new PgException("refused", "ERROR", sqlState, "detail");

        assertThat(Trouble.of(refused)).isEqualTo(expected);
        assertThat(Trouble.of(new CompletionException(new IllegalStateException("wrapped", refused))))
                .isEqualTo(expected);
    }

    @Test
    void aConnectionThatIsGoneIsAnOutage() {
        assertThat(Trouble.of(new CompletionException(new ConnectException("refused"))))
                .isEqualTo(Trouble.OUTAGE);
        assertThat(Trouble.of(new UnknownHostException("db"))).isEqualTo(Trouble.OUTAGE);
        assertThat(Trouble.of(ClosedConnectionException.INSTANCE)).isEqualTo(Trouble.OUTAGE);
        assertThat(Trouble.of(new VertxException("Connection was closed", true)))
                .isEqualTo(Trouble.OUTAGE);
    }

    @Test
    void anythingElseIsADefect() {
        assertThat(Trouble.of(new NullPointerException())).isEqualTo(Trouble.DEFECT);
        assertThat(Trouble.of(new UncheckedIOException(new JsonMappingException(null, "no such field"))))
                .isEqualTo(Trouble.DEFECT);
    }
}
