package dev.wavegate.activities.window;

import java.time.Duration;
import java.util.List;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.workflows.window.ScheduleLook;
import org.junit.jupiter.api.Test;

import static dev.wavegate.activities.window.ScheduleScene.CALENDAR;
import static dev.wavegate.activities.window.ScheduleScene.ROSTER;
import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class ScheduleLookActivitiesImplTest {
    private final ScheduleScene scene = new ScheduleScene();

    @Test
    void copiesSchedulesThatNoRolloutNames() {
        assertThat(scene.looking.look(new ScheduleLook.Input(List.of(CALENDAR), List.of(ROSTER))))
                .isEmpty();

        assertThat(scene.copies.calendar(CALENDAR)).isPresent();
        assertThat(scene.copies.roster(ROSTER)).isPresent();
    }

    @Test
    void readsAgainOnlyWhatHasGrownOld() {
        ScheduleLook.Input order = new ScheduleLook.Input(List.of(CALENDAR), List.of());
        scene.looking.look(order);
        scene.clock.advance(Duration.ofMinutes(4));
        scene.looking.look(order);
        assertThat(scene.readings()).isEqualTo(1);

        scene.clock.advance(Duration.ofMinutes(2));
        scene.looking.look(order);

        assertThat(scene.readings()).isEqualTo(2);
    }

    @Test
    void saysWhatCouldNotBeReadAndReadsTheRest() {
        ScheduleRef mistyped = ScheduleRef.parse("goggle:maintenance");

        List<String> unread = scene.looking.look(new ScheduleLook.Input(List.of(mistyped, CALENDAR), List.of()));

        assertThat(unread).singleElement().asString().satisfies(golden("schedule.unknown-source"));
        assertThat(scene.copies.calendar(CALENDAR)).isPresent();
    }
}
