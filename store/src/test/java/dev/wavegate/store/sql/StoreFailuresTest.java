package dev.wavegate.store.sql;

import java.sql.SQLException;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;

import static org.assertj.core.api.Assertions.assertThat;

class StoreFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "08006, SYSTEM_UNAVAILABLE",
        "08P01, SYSTEM_UNAVAILABLE",
        "40001, SYSTEM_UNAVAILABLE",
        "40P01, SYSTEM_UNAVAILABLE",
        "53300, SYSTEM_UNAVAILABLE",
        "57P01, SYSTEM_UNAVAILABLE",
        "57014, SYSTEM_UNAVAILABLE",
        "58030, SYSTEM_UNAVAILABLE",
        "55P03, SYSTEM_UNAVAILABLE",
        "55000, BUG",
        "23505, BUG",
        "42P01, BUG",
        "22021, BUG"
    })
    void takesForPassingWhatMayPass(String state, FailureCode code) {
        Failure failure = StoreFailures.of(
                new UncategorizedSQLException("task", "SELECT secret", new SQLException("value 4711", state)));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.detail()).contains(state).doesNotContain("4711", "secret");
    }

    @Test
    void takesAConnectionThatCannotBeHadForPassing() {
        SQLException denied = new SQLException("password authentication failed", "28P01");

        assertThat(StoreFailures.of(new CannotGetJdbcConnectionException("no connection", denied))
                        .code())
                .isEqualTo(FailureCode.SYSTEM_UNAVAILABLE);
        assertThat(StoreFailures.of(new CannotGetJdbcConnectionException("no connection"))
                        .code())
                .isEqualTo(FailureCode.SYSTEM_UNAVAILABLE);
    }

    @Test
    void takesOurOwnMistakesForBugs() {
        assertThat(StoreFailures.of(new EmptyResultDataAccessException(1)).code())
                .isEqualTo(FailureCode.BUG);
    }
}
