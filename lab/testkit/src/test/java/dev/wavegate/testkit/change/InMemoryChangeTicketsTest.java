package dev.wavegate.testkit.change;

import java.util.List;

import dev.wavegate.domain.change.Attachment;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.identity.RolloutId;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.change.ChangeDraftBuilder.aChangeFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InMemoryChangeTicketsTest extends ChangeTicketsContract {
    private final InMemoryChangeTickets tickets = new InMemoryChangeTickets().withoutGroup(UNKNOWN_GROUP);

    @Override
    protected ChangeTickets tickets() {
        return tickets;
    }

    @Override
    protected ChangeManager manager() {
        return tickets;
    }

    @Override
    protected List<String> notes(ChangeRef ref) {
        return tickets.notesOf(ref);
    }

    @Override
    protected List<String> files(ChangeRef ref) {
        return tickets.filesOf(ref).stream().map(Attachment::content).toList();
    }

    @Override
    protected List<ChangeTask.Status> tasks(ChangeRef ref, String title) {
        return tickets.tasksOf(ref).stream()
                .filter(task -> task.title().equals(title))
                .map(ChangeTask::status)
                .toList();
    }

    @Override
    protected int liveChanges(RolloutId rollout) {
        return tickets.ticketOf(rollout)
                        .filter(ticket -> ticket.phase() != ChangePhase.CANCELLED)
                        .isPresent()
                ? 1
                : 0;
    }

    @Test
    void losesAnAnswerAfterTheEffect() {
        tickets.troubles().loseNextAnswer();

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> tickets.findOrCreate(aChangeFor("lost").build()));

        assertThat(tickets.count()).isEqualTo(1);
    }

    @Test
    void approvesAtOnceWhenToldTo() {
        tickets.approvingAtOnce();
        ChangeRef ref = tickets.findOrCreate(aChangeFor("quick").build()).ref();

        assertThat(tickets.requestApproval(ref).phase()).isEqualTo(ChangePhase.SCHEDULED);
    }
}
