package dev.wavegate.activities;

import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a rollout when one of its activities has a bug. */
class BugsInActivitiesTest {
    private static final String REPORTED = "in activity \\w+, error id [0-9a-f]{8} \\(bug\\)";

    @Test
    void completesWithoutABug() {
        try (PortsScene scene = new PortsScene("none")) {
            assertThat(scene.play().state()).isEqualTo(RolloutState.COMPLETED);
            assertThat(scene.incidents().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ChangeTickets.findOrCreate",
                "ChangeTickets.requestApproval",
                "ChangeTickets.read",
                "ChangeTickets.beginImplementation",
                "ChangeTickets.close",
                "DeviceFleet.devices",
                "Cohorts.isSealed",
                "Cohorts.counts",
                "DeviceFleet.assign",
                "DeviceFleet.reports",
                "Dispatches.open",
                "MaintenanceCalendars.read",
                "ShiftRosters.read",
                "ScheduleCopies.keep",
                "Bookings.overlapping",
                "Bookings.reserve",
                "Bookings.withdraw",
                "Rollouts.register",
                "Rollouts.progress",
                "Journal.append"
            })
    void aBugLeavesTheRolloutToAPerson(String broken) {
        try (PortsScene scene = new PortsScene(broken)) {
            RolloutProgress end = scene.play();

            assertThat(end.state()).isEqualTo(RolloutState.NEEDS_HUMAN);
            assertThat(end.ending())
                    .get()
                    .asString()
                    .containsPattern(REPORTED)
                    .doesNotContain("Exception", "dev.wavegate", "Cannot invoke");
            assertThat(end.incident()).isPresent();
            assertThat(scene.incidents().all())
                    .singleElement()
                    .satisfies(incident -> assertThat(incident.description()).containsPattern(REPORTED));
        }
    }

    /** Nothing waits for what only informs people, so a bug in it is reported and stops nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"ChangeTickets.note", "BookingCalendars.put"})
    void aBugInWhatOnlyInformsIsReportedInTheJournal(String broken) {
        try (PortsScene scene = new PortsScene(broken)) {
            RolloutProgress end = scene.play();

            String kind = broken.startsWith("ChangeTickets") ? "change.note-refused" : "booking.remark";
            assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
            assertThat(scene.texts(kind))
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).containsPattern(REPORTED));
        }
    }
}
