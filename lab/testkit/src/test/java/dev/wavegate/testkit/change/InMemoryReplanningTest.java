package dev.wavegate.testkit.change;

import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.Replanning;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InMemoryReplanningTest extends ReplanningContract {
    private final InMemoryChangeTickets tickets = new InMemoryChangeTickets();

    @Override
    protected ChangeTickets tickets() {
        return tickets;
    }

    @Override
    protected ChangeManager manager() {
        return tickets;
    }

    @Test
    void locksDatesWhenToldTo() {
        ChangeRef ref = approved();
        tickets.lockingDates();

        assertThat(tickets.plan(ref, NEXT_WEEK, FIRST)).isInstanceOf(Replanning.Refused.class);
        assertThat(tickets.read(ref).planned()).isEqualTo(FIRST);
    }
}
