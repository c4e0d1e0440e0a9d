package dev.wavegate.store.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.idempotency.IdempotencyKeys;
import dev.wavegate.domain.idempotency.IdempotencyKeys.StoredAnswer;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresIdempotencyKeysTest {
    private static final Instant NOW = Instant.parse("2026-03-29T01:00:00Z");

    private final DataSource database = FreshDatabase.create();
    private final IdempotencyKeys keys = at(NOW);

    private IdempotencyKeys at(Instant time) {
        return new PostgresStore(database, Clock.fixed(time, ZoneOffset.UTC)).idempotencyKeys();
    }

    @Test
    void letsTheFirstCallerAnswerAndGivesOthersItsAnswer() {
        assertThat(keys.begin("k", "digest")).isEmpty();

        keys.finish("k", 201, "application/json", "{\"id\":\"ı\"}");

        assertThat(keys.begin("k", "digest")).contains(new StoredAnswer(201, "application/json", "{\"id\":\"ı\"}"));
        assertThat(at(NOW.plus(Duration.ofDays(1))).begin("k", "digest")).isPresent();
    }

    @Test
    void keepsTheFirstAnswer() {
        assertThat(keys.begin("k", "digest")).isEmpty();

        keys.finish("k", 201, "text/plain", "first");
        keys.finish("k", 500, "text/plain", "second");

        assertThat(keys.begin("k", "digest")).contains(new StoredAnswer(201, "text/plain", "first"));
    }

    @Test
    void refusesAKeyThatCameWithAnotherRequest() {
        assertThat(keys.begin("k", "digest")).isEmpty();

        assertFails(FailureCode.IDEMPOTENCY_KEY_REUSED, () -> keys.begin("k", "other"));
        keys.finish("k", 200, "text/plain", "");
        assertFails(FailureCode.IDEMPOTENCY_KEY_REUSED, () -> keys.begin("k", "other"));
    }

    @Test
    void asksToComeBackWhileSomebodyElseAnswers() {
        assertThat(keys.begin("k", "digest")).isEmpty();

        assertFails(FailureCode.SYSTEM_THROTTLED, () -> keys.begin("k", "digest"));
        assertFails(FailureCode.SYSTEM_THROTTLED, () -> at(NOW.plusSeconds(59)).begin("k", "digest"));
    }

    @Test
    void letsAnotherAnswerWhatWasAbandoned() {
        assertThat(keys.begin("k", "digest")).isEmpty();
        IdempotencyKeys later = at(NOW.plusSeconds(60));

        assertThat(later.begin("k", "digest")).isEmpty();

        assertFails(FailureCode.SYSTEM_THROTTLED, () -> later.begin("k", "digest"));
    }

    @Test
    void letsAnotherAnswerWhatWasReleased() {
        assertThat(keys.begin("k", "digest")).isEmpty();
        keys.release("k");
        assertThat(keys.begin("k", "digest")).isEmpty();

        keys.finish("k", 200, "text/plain", "");
        keys.release("k");
        assertThat(keys.begin("k", "digest")).isPresent();
    }

    @Test
    void forgetsOldKeys() {
        assertThat(keys.begin("old", "digest")).isEmpty();
        assertThat(at(NOW.plusSeconds(10)).begin("new", "digest")).isEmpty();

        assertThat(keys.forgetBefore(NOW.plusSeconds(10))).isOne();

        assertThat(keys.begin("old", "other")).isEmpty();
    }

    @Test
    void letsOneOfManyCallersAnswer() throws Exception {
        Callable<Boolean> caller = () -> {
            try {
                return keys.begin("k", "digest").isEmpty();
            } catch (Failure beingAnswered) {
                return false;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        int first = 0;
        try {
            for (Future<Boolean> each : threads.invokeAll(List.of(caller, caller, caller, caller))) {
                first += each.get() ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(first).isOne();
    }

    private static void assertFails(FailureCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
