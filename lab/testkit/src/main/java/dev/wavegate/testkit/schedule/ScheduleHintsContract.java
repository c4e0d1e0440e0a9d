package dev.wavegate.testkit.schedule;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleHint;
import dev.wavegate.domain.schedule.ScheduleHints;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** What every source of {@link ScheduleHints} must do; a subclass says which. */
public abstract class ScheduleHintsContract {
    private static final String SCHEDULE = "maintenance-eu";

    /** The source under test. */
    protected abstract ScheduleHints hints();

    /** How the source's schedule of that name is called by plans. */
    protected abstract ScheduleRef ref(String name);

    /** Changes something in the schedule, which may have to be made first. */
    protected abstract void change(String name);

    private ScheduleHint since(String cursor) {
        return hints().since(ref(SCHEDULE), cursor);
    }

    @Test
    void sayAtFirstThatEverythingIsNew() {
        change(SCHEDULE);

        assertThat(since("").changed()).isTrue();
    }

    @Test
    void sayNoUntilSomethingIsChanged() {
        change(SCHEDULE);
        ScheduleHint first = since("");
        ScheduleHint quiet = since(first.cursor());
        ScheduleHint stillQuiet = since(quiet.cursor());
        assertThat(quiet.changed()).isFalse();
        assertThat(stillQuiet.changed()).isFalse();

        change(SCHEDULE);

        ScheduleHint moved = since(stillQuiet.cursor());
        assertThat(moved.changed()).isTrue();
        assertThat(since(moved.cursor()).changed()).isFalse();
    }

    @Test
    void sayItAgainToWhoAsksAgain() {
        change(SCHEDULE);
        String cursor = since("").cursor();
        change(SCHEDULE);

        assertThat(since(cursor).changed()).isTrue();
        assertThat(since(cursor).changed()).isTrue();
    }

    @Test
    void sayNothingOfOtherSchedules() {
        change(SCHEDULE);
        String cursor = since("").cursor();

        change("elsewhere");

        assertThat(since(cursor).changed()).isFalse();
    }

    @Test
    void sayThatAScheduleIsMissing() {
        assertFails(FailureCode.CALENDAR_MISSING, () -> hints().since(ref("nosuchschedule"), ""));
    }
}
