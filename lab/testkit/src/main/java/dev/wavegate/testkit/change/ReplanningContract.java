package dev.wavegate.testkit.change;

import java.time.Duration;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeEvent;
import dev.wavegate.domain.change.ChangeEvent.Known;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.MovedChanges;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.change.Replanning;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.change.ChangeDraftBuilder.aChangeFor;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** What every change system must do when a rollout, and not a person, plans its change for another time. */
public abstract class ReplanningContract {
    /** What the changes are planned for at first. */
    protected static final Optional<Interval> FIRST = Optional.of(ChangeDraftBuilder.PLANNED);

    /** Another time. */
    protected static final Interval NEXT_WEEK = shifted(Duration.ofDays(7));

    private static final Interval WEEK_AFTER = shifted(Duration.ofDays(14));
    private static final String ROLLOUT = "thermostat-4-2-1";
    private static final NoteKey FIRST_MOVE = new NoteKey(new RolloutId(ROLLOUT), "moved/1");
    private static final NoteKey SECOND_MOVE = new NoteKey(new RolloutId(ROLLOUT), "moved/2");

    /** The system under test, empty at the beginning. */
    protected abstract ChangeTickets tickets();

    /** The person who decides in it. */
    protected abstract ChangeManager manager();

    private static Interval shifted(Duration by) {
        return new Interval(
                ChangeDraftBuilder.PLANNED.start().plus(by),
                ChangeDraftBuilder.PLANNED.end().plus(by));
    }

    private ChangeRef created() {
        return tickets().findOrCreate(aChangeFor(ROLLOUT).build()).ref();
    }

    /** A change that is approved and planned for {@link #FIRST}. */
    protected final ChangeRef approved() {
        ChangeRef ref = created();
        assertThat(tickets().requestApproval(ref).ref()).isEqualTo(ref);
        manager().approve(ref);
        return ref;
    }

    @Test
    void plansForAnotherTimeOnce() {
        ChangeRef ref = approved();
        String before = tickets().movedSince("").next();

        Replanning answer = tickets().plan(ref, NEXT_WEEK, FIRST);
        MovedChanges moved = tickets().movedSince(before);

        assertThat(answer).isEqualTo(new Replanning.Planned(tickets().read(ref)));
        assertThat(answer.ticket().planned()).contains(NEXT_WEEK);
        assertThat(ChangeEvent.of(answer.ticket(), Known.requested())).isEqualTo(ChangeEvent.APPROVED);
        assertThat(moved.rollouts()).containsExactly(new RolloutId(ROLLOUT));

        // The hint said that something moved, and only the dates say who moved it. Said again, nothing moves.
        assertThat(tickets().plan(ref, NEXT_WEEK, FIRST)).isEqualTo(answer);
        assertThat(tickets().movedSince(moved.next()).rollouts()).isEmpty();
    }

    @Test
    void plansAChangeThatHadNoTimeAndOneThatIsBeingImplemented() {
        ChangeRef unplanned = tickets()
                .findOrCreate(aChangeFor("doorbell-7").unplanned().build())
                .ref();
        assertThat(tickets().plan(unplanned, NEXT_WEEK, Optional.empty())).isInstanceOf(Replanning.Planned.class);

        ChangeRef begun = approved();
        assertThat(tickets().beginImplementation(begun).phase()).isEqualTo(ChangePhase.IMPLEMENTING);
        assertThat(tickets().plan(begun, NEXT_WEEK, FIRST)).isInstanceOf(Replanning.Planned.class);
        assertThat(tickets().read(begun).phase()).isEqualTo(ChangePhase.IMPLEMENTING);
    }

    @Test
    void plansInWholeSecondsAroundTheWish() {
        ChangeRef ref = created();
        Interval odd =
                new Interval(NEXT_WEEK.start().plusMillis(400), NEXT_WEEK.end().minusMillis(400));

        assertThat(tickets().plan(ref, odd, FIRST).ticket().planned()).contains(NEXT_WEEK);
        assertThat(tickets().plan(ref, WEEK_AFTER, Optional.of(odd))).isInstanceOf(Replanning.Planned.class);
    }

    @Test
    void leavesWhatTheManagerPlannedMeanwhile() {
        ChangeRef ref = approved();
        manager().moveDates(ref, WEEK_AFTER);

        Replanning answer = tickets().plan(ref, NEXT_WEEK, FIRST);

        assertThat(answer).isInstanceOf(Replanning.Overtaken.class);
        assertThat(answer.ticket().planned()).contains(WEEK_AFTER);
        assertThat(tickets().read(ref).planned()).contains(WEEK_AFTER);
        assertThat(tickets().plan(ref, NEXT_WEEK, Optional.empty())).isInstanceOf(Replanning.Overtaken.class);
        assertThat(tickets().plan(ref, NEXT_WEEK, Optional.of(WEEK_AFTER))).isInstanceOf(Replanning.Planned.class);
    }

    @Test
    void plansNothingThatIsOver() {
        ChangeRef closed = approved();
        assertThat(tickets()
                        .close(closed, CloseCode.SUCCESSFUL, "done", CloseAt.CLOSED)
                        .phase())
                .isEqualTo(ChangePhase.CLOSED);
        ChangeRef cancelled =
                tickets().findOrCreate(aChangeFor("doorbell-7").build()).ref();
        manager().cancel(cancelled);

        assertThat(tickets().plan(closed, NEXT_WEEK, FIRST)).isInstanceOf(Replanning.Refused.class);
        assertThat(tickets().plan(cancelled, NEXT_WEEK, FIRST)).isInstanceOf(Replanning.Refused.class);
        assertThat(tickets().read(closed).planned()).isEqualTo(FIRST);
    }

    @Test
    void isPutOnHoldOncePerReason() {
        ChangeRef ref = approved();
        String reason = "The window moved; lift the hold to agree.";

        ChangeTicket held = tickets().hold(ref, FIRST_MOVE, reason);
        String before = tickets().movedSince("").next();
        assertThat(held.holdReason()).contains(reason);
        assertThat(tickets().hold(ref, FIRST_MOVE, reason)).isEqualTo(held);
        assertThat(tickets().movedSince(before).rollouts()).isEmpty();

        // Who lifts it agrees; the same question is not asked again, another one is.
        manager().release(ref);
        assertThat(tickets().hold(ref, FIRST_MOVE, reason).isOnHold()).isFalse();
        assertThat(tickets().hold(ref, SECOND_MOVE, "It moved again.").holdReason())
                .contains("It moved again.");
    }

    @Test
    void leavesTheReasonOfWhoHoldsItAlready() {
        ChangeRef ref = approved();
        manager().hold(ref, "line 3 is down");

        assertThat(tickets().hold(ref, FIRST_MOVE, "The window moved.").holdReason())
                .contains("line 3 is down");

        manager().release(ref);
        assertThat(tickets().hold(ref, FIRST_MOVE, "The window moved.").isOnHold())
                .isFalse();
    }

    @Test
    void holdsNothingThatIsOver() {
        ChangeRef ref = created();
        manager().cancel(ref);

        ChangeTicket ticket = tickets().hold(ref, FIRST_MOVE, "The window moved.");

        assertThat(ticket.phase()).isEqualTo(ChangePhase.CANCELLED);
        assertThat(ticket.isOnHold()).isFalse();
    }

    @Test
    void saysThatAChangeIsMissing() {
        ChangeRef missing = new ChangeRef("0123456789abcdef0123456789abcdef", "CHG9999999");

        assertFails(FailureCode.CHANGE_MISSING, () -> tickets().plan(missing, NEXT_WEEK, FIRST));
    }
}
