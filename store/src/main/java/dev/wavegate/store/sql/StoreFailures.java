package dev.wavegate.store.sql;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** The single place where what PostgreSQL throws becomes a failure of the catalogue. */
public final class StoreFailures {
    /** Connections, rollbacks (serialization, deadlock), resources, shutdown, the machine's own errors. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private StoreFailures() {}

    /** {@code system.unavailable} for what may pass by itself, {@code bug} for everything else; names no value. */
    public static Failure of(Exception cause) {
        Optional<SQLException> refused = sqlException(cause);
        String state = refused.map(SQLException::getSQLState).orElse("none");
        if (isUnreachable(cause, refused)) {
            return Failure.of(
                    FailureCode.SYSTEM_UNAVAILABLE, "PostgreSQL is unavailable (SQLSTATE " + state + ")", cause);
        }
        return isPassing(state)
                ? Failure.of(
                        FailureCode.SYSTEM_UNAVAILABLE,
                        "PostgreSQL could not complete the request (SQLSTATE " + state + ")",
                        cause)
                : Failure.of(FailureCode.BUG, "PostgreSQL rejected a statement (SQLSTATE " + state + ")", cause);
    }

    /** No connection could be had, or its pool gave up without saying why. */
    private static boolean isUnreachable(Exception cause, Optional<SQLException> refused) {
        return cause instanceof CannotGetJdbcConnectionException
                || cause instanceof CannotCreateTransactionException
                || refused.filter(each -> each.getSQLState() == null).isPresent();
    }

    private static boolean isPassing(String state) {
        return state.equals(LOCK_NOT_AVAILABLE)
                || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)));
    }

    private static Optional<SQLException> sqlException(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }
}
