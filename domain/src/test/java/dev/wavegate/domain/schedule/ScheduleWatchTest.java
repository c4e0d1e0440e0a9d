package dev.wavegate.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScheduleWatchTest {
    private static final Instant BEGUN = Instant.parse("2026-11-29T12:00:00Z");
    private static final ScheduleWatch FIRST = watch("first", BEGUN);
    private static final Instant DUE = BEGUN.plus(Duration.ofHours(6 * 21));

    private final List<String> calls = new ArrayList<>();

    private static ScheduleWatch watch(String id, Instant from) {
        return new ScheduleWatch(
                ScheduleRef.parse("google:maintenance-eu"), id, "resource", from, from.plus(Duration.ofDays(7)));
    }

    @Test
    void isDueAfterThreeQuartersOfItsTime() {
        assertThat(FIRST.isDue(BEGUN)).isFalse();
        assertThat(FIRST.isDue(DUE.minusMillis(1))).isFalse();
        assertThat(FIRST.isDue(DUE)).isTrue();
        assertThat(FIRST.isDue(FIRST.until().plusSeconds(1))).isTrue();
    }

    @Test
    void goesOnUntilItIsDue() {
        assertThat(new Recorded(false).renewed(FIRST, DUE.minusMillis(1))).isEqualTo(FIRST);
        assertThat(calls).isEmpty();
    }

    @Test
    void endsOnlyWhenTheNextOneHasBegun() {
        assertThat(new Recorded(false).renewed(FIRST, DUE).id()).isEqualTo("next");
        assertThat(calls).containsExactly("begin", "end first");
    }

    @Test
    void isReplacedEvenIfItCannotBeEnded() {
        assertThat(new Recorded(true).renewed(FIRST, DUE).id()).isEqualTo("next");
    }

    @Test
    void refusesTimesThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScheduleWatch(FIRST.schedule(), "id", "resource", BEGUN, BEGUN))
                .satisfies(goldenMessage("schedule.watch-times"));
    }

    private final class Recorded implements ScheduleWatches {
        private final boolean cannotEnd;

        Recorded(boolean cannotEnd) {
            this.cannotEnd = cannotEnd;
        }

        @Override
        public ScheduleWatch begin(ScheduleRef schedule) {
            calls.add("begin");
            return watch("next", DUE);
        }

        @Override
        public void end(ScheduleWatch watch) {
            calls.add("end " + watch.id());
            if (cannotEnd) {
                throw Failure.of(FailureCode.SYSTEM_UNAVAILABLE, "no answer");
            }
        }
    }
}
