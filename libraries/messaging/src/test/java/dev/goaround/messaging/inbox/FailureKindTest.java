package dev.goaround.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.hibernate.JDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureKindTest {

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
        "28P01, OUTAGE", // invalid_password: it was changed
        "28000, OUTAGE", // invalid_authorization_specification: the role is missing
        "3D000, OUTAGE", // invalid_catalog_name: the database is missing
        "3F000, OUTAGE", // invalid_schema_name
        "42P01, OUTAGE", // undefined_table: another instance is still migrating
        "42703, OUTAGE", // undefined_column
        "42501, OUTAGE", // insufficient_privilege
        "57014, OUTAGE", // query_canceled: also by our own time-out
        "55P03, OUTAGE", // lock_not_available
        "53200, OUTAGE", // out_of_memory
        "25P03, OUTAGE", // idle_in_transaction_session_timeout
        "25P04, OUTAGE", // transaction_timeout
        "57P05, OUTAGE", // idle_session_timeout
        "26000, OUTAGE", // invalid_sql_statement_name
        "58030, OUTAGE", // io_error
        "XX001, OUTAGE", // data_corrupted
        "23505, DEFECT", // unique_violation
        "23503, DEFECT", // foreign_key_violation
        "22P02, DEFECT", // invalid_text_representation
        "22001, DEFECT", // string_data_right_truncation
        "42601, DEFECT", // syntax_error
        "0A000, DEFECT", // feature_not_supported
    })
    void theDatabasesAnswerIsJudgedByItsState(String sqlState, FailureKind expected) {
        PgException refused = new PgException("refused", "ERROR", sqlState, "detail");

        assertThat(FailureKind.of(refused)).isEqualTo(expected);
        assertThat(FailureKind.of(new CompletionException(new IllegalStateException("wrapped", refused))))
                .isEqualTo(expected);
        SQLException asHibernateSaysIt = new SQLException("refused", sqlState, 0);
        assertThat(FailureKind.of(new JDBCException("error executing SQL statement", asHibernateSaysIt)))
                .isEqualTo(expected);
    }

    @Test
    void aStatementThatWasPlannedBeforeAMigrationIsPlannedAgain() {
        assertThat(FailureKind.of(new SQLException("cached plan must not change result type", "0A000")))
                .isEqualTo(FailureKind.OUTAGE);
    }

    @Test
    void aConnectionThatIsGoneIsAnOutage() {
        assertThat(FailureKind.of(new CompletionException(new ConnectException("refused"))))
                .isEqualTo(FailureKind.OUTAGE);
        assertThat(FailureKind.of(new UnknownHostException("db"))).isEqualTo(FailureKind.OUTAGE);
        assertThat(FailureKind.of(ClosedConnectionException.INSTANCE)).isEqualTo(FailureKind.OUTAGE);
        assertThat(FailureKind.of(new VertxException("Connection was closed", true)))
                .isEqualTo(FailureKind.OUTAGE);
    }

    @Test
    void anythingElseIsADefect() {
        assertThat(FailureKind.of(new NullPointerException())).isEqualTo(FailureKind.DEFECT);
        assertThat(FailureKind.of(new UncheckedIOException(new JsonMappingException(null, "no such field"))))
                .isEqualTo(FailureKind.DEFECT);
    }
}
