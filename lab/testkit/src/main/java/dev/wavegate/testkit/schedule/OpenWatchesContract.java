package dev.wavegate.testkit.schedule;

import java.time.Instant;

import dev.wavegate.domain.schedule.OpenWatches;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.schedule.ScheduleWatch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What every keeper of {@link OpenWatches} must do; a subclass says which. */
public abstract class OpenWatchesContract {
    private static final Instant BEGUN = Instant.parse("2026-11-29T12:00:00Z");

    /** The list under test, the same and at first empty during one test. */
    protected abstract OpenWatches watches();

    private static ScheduleWatch watch(String id, String schedule, int day) {
        Instant from = BEGUN.plusSeconds(86_400L * day);
        return new ScheduleWatch(ScheduleRef.parse(schedule), id, "resource of " + id, from, from.plusSeconds(604_800));
    }

    @Test
    void giveBackAWatchAsItWasKept() {
        ScheduleWatch watch = watch("one", "google:maintenance-eu@group.example.com", 0);

        watches().keep(watch);
        watches().keep(watch);

        assertThat(watches().find("one")).contains(watch);
        assertThat(watches().find("two")).isEmpty();
        assertThat(watches().of("google")).containsExactly(watch);
    }

    @Test
    void forgetWhatHasEndedHoweverOften() {
        watches().keep(watch("one", "google:a", 0));
        watches().keep(watch("two", "google:a", 1));

        watches().forget("one");
        watches().forget("one");

        assertThat(watches().find("one")).isEmpty();
        assertThat(watches().of("google")).hasSize(1);
    }

    @Test
    void tellTheWatchesOfASourceLatestFirst() {
        ScheduleWatch old = watch("old", "google:a", 0);
        ScheduleWatch late = watch("late", "google:a", 2);
        ScheduleWatch other = watch("other", "google:b", 1);
        watches().keep(old);
        watches().keep(late);
        watches().keep(other);
        watches().keep(watch("elsewhere", "google-two:a", 3));

        assertThat(watches().of("google")).containsExactly(late, other, old);
        assertThat(watches().of("goog")).isEmpty();
    }
}
