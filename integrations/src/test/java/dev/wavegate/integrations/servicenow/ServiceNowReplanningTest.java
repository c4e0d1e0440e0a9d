package dev.wavegate.integrations.servicenow;

import dev.wavegate.domain.change.ChangeEvent;
import dev.wavegate.domain.change.ChangeEvent.Known;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.Replanning;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.testkit.change.ChangeManager;
import dev.wavegate.testkit.change.ReplanningContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class ServiceNowReplanningTest extends ReplanningContract {

    @RegisterExtension
    static final ServiceNowLab lab = new ServiceNowLab();

    private ChangeTickets tickets;

    @BeforeEach
    void beginAnew() {
        tickets = lab.connect().changes();
    }

    @Override
    protected ChangeTickets tickets() {
        return tickets;
    }

    @Override
    protected ChangeManager manager() {
        return lab.manager();
    }

    private Replanning plan(ChangeRef ref) {
        return tickets.plan(ref, NEXT_WEEK, FIRST);
    }

    private static void strict(String mode) {
        String body = SimulatorControl.object().put("mode", mode).toString();
        assertThat(lab.control().send("POST", "/_sim/planned-dates", body).statusCode())
                .isEqualTo(204);
    }

    @Test
    void writesPlannedDatesInUtc() {
        ChangeRef ref = approved();

        assertThat(plan(ref)).isInstanceOf(Replanning.Planned.class);

        assertThat(lab.manager().field(ref, "start_date")).isEqualTo("2026-12-08 22:00:00");
        assertThat(lab.manager().field(ref, "end_date")).isEqualTo("2026-12-09 04:00:00");
    }

    @Test
    void saysWhichRuleKeepsTheDates() {
        ChangeRef ref = approved();
        strict("refused");

        assertThat(plan(ref)).isInstanceOfSatisfying(Replanning.Refused.class, refused -> {
            assertThat(refused.reason()).contains("Restrict planned dates after approval");
            assertThat(refused.ticket().planned()).isEqualTo(FIRST);
        });
    }

    @Test
    void saysThatTheDatesWereTakenAndNotStored() {
        ChangeRef ref = approved();
        strict("ignored");

        assertThat(plan(ref))
                .isInstanceOfSatisfying(
                        Replanning.Refused.class,
                        refused -> assertThat(refused.reason()).satisfies(golden("servicenow.dates-not-stored")));
    }

    @Test
    void showsThatTheApprovalWentWithTheDates() {
        ChangeRef ref = approved();
        strict("revoking");

        assertThat(plan(ref)).isInstanceOfSatisfying(Replanning.Planned.class, planned -> {
            assertThat(planned.ticket().planned()).contains(NEXT_WEEK);
            assertThat(ChangeEvent.of(planned.ticket(), Known.requested())).isEqualTo(ChangeEvent.PENDING);
        });
    }
}
