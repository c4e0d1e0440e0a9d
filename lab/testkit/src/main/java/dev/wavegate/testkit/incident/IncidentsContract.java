package dev.wavegate.testkit.incident;

import java.util.List;

import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.incident.IncidentUpdate;
import dev.wavegate.domain.incident.Incidents;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static dev.wavegate.testkit.incident.IncidentDraftBuilder.anIncidentOf;
import static org.assertj.core.api.Assertions.assertThat;

/** What every incident system must do behind {@link Incidents}. */
public abstract class IncidentsContract {
    /** A group that the system under test must not know. */
    protected static final String UNKNOWN_GROUP = "No Such Group";

    private static final String ROLLOUT = "thermostat-4-2-1";

    /** The system under test, empty at the beginning. */
    protected abstract Incidents incidents();

    /** How many incidents of a rollout there are. */
    protected abstract int count(RolloutId rollout);

    /** What was added to an incident, in any order. */
    protected abstract List<String> updates(IncidentRef ref);

    @Test
    void createsOneIncidentPerRollout() {
        IncidentRef first = incidents().findOrCreate(anIncidentOf(ROLLOUT).build());
        IncidentRef again = incidents().findOrCreate(anIncidentOf(ROLLOUT).build());
        IncidentRef other = incidents().findOrCreate(anIncidentOf("doorbell-7").build());

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(first.number()).isNotBlank();
        assertThat(count(new RolloutId(ROLLOUT))).isEqualTo(1);
    }

    @Test
    void addsWhatHappenedSinceOncePerKey() {
        IncidentRef ref = incidents().findOrCreate(anIncidentOf(ROLLOUT).build());
        IncidentUpdate update = new IncidentUpdate(
                new NoteKey(new RolloutId(ROLLOUT), "rolled-back"), "20 devices were rolled back.", true);

        incidents().update(ref, update);
        incidents().update(ref, update);

        assertThat(updates(ref))
                .filteredOn(text -> text.contains("20 devices were rolled back."))
                .hasSize(1);
        assertThat(incidents().findOrCreate(anIncidentOf(ROLLOUT).build())).isEqualTo(ref);
    }

    @Test
    void refusesAGroupThatNobodyKnowsAndCreatesNothing() {
        assertFails(
                FailureCode.INCIDENT_INVALID,
                () -> incidents()
                        .findOrCreate(
                                anIncidentOf(ROLLOUT).forGroup(UNKNOWN_GROUP).build()));

        assertThat(count(new RolloutId(ROLLOUT))).isZero();
    }
}
