package dev.wavegate.testkit.incident;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.IncidentRef;
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
    void refusesAGroupThatNobodyKnowsAndCreatesNothing() {
        assertFails(
                FailureCode.INCIDENT_INVALID,
                () -> incidents()
                        .findOrCreate(
                                anIncidentOf(ROLLOUT).forGroup(UNKNOWN_GROUP).build()));

        assertThat(count(new RolloutId(ROLLOUT))).isZero();
    }
}
