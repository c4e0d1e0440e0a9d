package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.wavegate.domain.device.CohortPart;
import dev.wavegate.domain.device.DeviceOutcome;
import dev.wavegate.domain.device.OutcomeCounts;
import dev.wavegate.domain.rollout.RegionProgress.Stage;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.StaffClaim;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.mechanics.GrowingRest;
import dev.wavegate.workflows.mechanics.StoryClock;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import dev.wavegate.workflows.window.WindowActivities.Answer;
import dev.wavegate.workflows.window.WindowActivities.Question;
import io.temporal.workflow.Functions.Func1;
import io.temporal.workflow.Workflow;

/** The part of a wave in one region, from its first window to the end of its soak, as far as it has leave to go. */
final class RegionalPart implements WindowSeeker, News {
    private static final String ANSWERED_BY_AN_OLD_WORKER =
            "A worker answered that does not know of regions, and so not whether people are counted for several.";

    private final Desks desks;
    private final WaveSlice slice;
    private final CohortPart part;
    private final RegionBoard board;
    private final Leave leave;
    private final CountedPeople people;
    private final BooleanSupplier othersFirst;
    private final Steering.RosterHints rosters;
    private final GrowingRest rest = WaveRun.rest();
    private int devicesLeft;
    private int peopleSeen;
    private Instant workUntil = Instant.EPOCH;
    private Optional<WaveWorkflow.Result> last = Optional.empty();

    /**
     * @param othersFirst whether another part must choose its people before one that waits does
     */
    RegionalPart(
            Desks desks,
            WaveSlice slice,
            CohortPart part,
            RegionBoard board,
            Leave leave,
            CountedPeople people,
            BooleanSupplier othersFirst) {
        this.desks = desks;
        this.slice = slice;
        this.part = part;
        this.board = board;
        this.leave = leave;
        this.people = people;
        this.othersFirst = othersFirst;
        this.rosters = desks.steering().rosterHints();
        this.devicesLeft = part.range().size();
    }

    /** Brings the part to its end, in as many windows as that takes, unless the wave is over before. */
    void bring() {
        while (!leave.isOver() && !isThrough()) {
            Workflow.await(() -> leave.isGiven() || leave.isOver());
            Optional<StaffedWindow> window =
                    leave.isGiven() ? desks.windows().await(this, desks.change().notBefore()) : Optional.empty();
            if (window.isPresent() && mayStart()) {
                settle(update(window.get()));
            }
        }
    }

    boolean hasSoaked() {
        return last.filter(result -> result.end() == WaveWorkflow.End.SOAKED).isPresent();
    }

    /** Why a gate said stop, if one did. */
    Optional<String> objection() {
        return last.filter(result -> result.end() == WaveWorkflow.End.FAILED).map(WaveWorkflow.Result::reason);
    }

    CohortPart part() {
        return part;
    }

    private boolean isThrough() {
        return hasSoaked() || objection().isPresent();
    }

    /** Whether the leave still stands, on a yes of the change that is young enough to act on. */
    private boolean mayStart() {
        if (leave.isGiven() && desks.change().hasAnsweredLately()) {
            return true;
        }
        if (leave.isGiven()) {
            leave.want();
            Workflow.await(() -> !leave.isWanted() || leave.isOver());
        }
        return false;
    }

    private WaveWorkflow.Result update(StaffedWindow window) {
        desks.change().beginImplementation();
        board.release(part);
        board.enter(part, Stage.RUNNING);
        WaveTale tale = new WaveTale(desks.chronicle(), desks.change());
        tale.begun(hero(), devicesLeft, window);
        WaveWorkflow.Result result = desks.waves()
                .forward(
                        WaveWorkflow.workflowId(desks.plan().id(), slice, part),
                        WaveWorkflow.Order.ofPart(desks.plan(), slice, part, workUntil),
                        this);
        OutcomeCounts counts = desks.cohorts().countsWithin(desks.plan().id(), part.range());
        devicesLeft = Math.max(1, counts.of(DeviceOutcome.PENDING));
        if (result.end() == WaveWorkflow.End.SOAKED) {
            board.soaking(part);
        }
        desks.chronicle().gates(slice.number().value(), result.gates());
        tale.ended(hero(), result.end(), counts, result.reason());
        return result;
    }

    private WaveTale.Hero hero() {
        String step = "wave-" + slice.number() + "-part-" + (slice.parts().indexOf(part) + 1);
        return new WaveTale.Hero(title(), step, board.details(part));
    }

    private void settle(WaveWorkflow.Result result) {
        last = Optional.of(result);
        if (hasSoaked()) {
            Duration reserve = desks.plan().rulesIn(part.region()).windows().reserve();
            people.countUntil(part.region(), StoryClock.now().plus(reserve));
            board.release(part);
            board.enter(part, Stage.SOAKED);
            return;
        }
        people.countUntil(part.region(), Instant.MIN);
        if (result.end() == WaveWorkflow.End.UNFINISHED && !leave.isOver()) {
            board.enter(part, Stage.AWAITING_WINDOW);
            restIfInTrouble(result.reason());
        }
    }

    /** A backend that did not answer gets a rest first. */
    private void restIfInTrouble(String trouble) {
        if (trouble.isBlank()) {
            rest.startOver();
        } else {
            board.hold(part, List.of(trouble));
            StoryClock.await(rest.next(), leave::isOver);
        }
    }

    @Override
    public String title() {
        return slice.name() + " in " + part.title();
    }

    @Override
    public String wave() {
        return slice.name();
    }

    @Override
    public WindowDemand demand() {
        return desks.windows().demandOf(slice, part, devicesLeft);
    }

    @Override
    public Question question(WindowDemand demand, Instant from) {
        return new Question(demand, from, Optional.of(desks.plan().id()), Optional.of(people.elsewhere(part.region())));
    }

    /** Whoever has found people plans with them, so that no other region does. */
    @Override
    public Answer look(WindowDemand demand, Instant from, Func1<Question, Answer> asking) {
        Workflow.await(() -> !othersFirst.getAsBoolean() || needsAttention());
        return people.alone(() -> {
            Answer answer = ask(question(demand, from), asking);
            if (answer.window().isEmpty()) {
                people.count(part.region(), List.of());
                desks.bookings().release(slice, part);
                return answer;
            }
            return keep(demand, answer);
        });
    }

    @Override
    public Answer admission(WindowDemand demand, Instant now, Func1<Question, Answer> asking) {
        return people.alone(() -> {
            Answer answer = ask(question(demand, now), asking);
            return answer.window().isEmpty() ? answer : keep(demand, answer);
        });
    }

    private Answer ask(Question question, Func1<Question, Answer> asking) {
        Answer answer = asking.apply(question);
        people.miss(part.region(), answer.missed());
        return answer.window().isPresent() && answer.claim().isEmpty()
                ? new Answer(Optional.empty(), List.of(ANSWERED_BY_AN_OLD_WORKER), Optional.empty())
                : answer;
    }

    /** Books whom the window counts on and counts them; another rollout may have been faster. */
    private Answer keep(WindowDemand demand, Answer found) {
        StaffClaim claim = found.claim().orElseThrow();
        Instant start = found.window().orElseThrow().start();
        List<String> taken = desks.bookings().claim(slice, part, demand, start, claim.people());
        if (!taken.isEmpty()) {
            return new Answer(Optional.empty(), taken, Optional.of(StoryClock.now()));
        }
        // A part that is under way works no longer than it was admitted for, whoever is there later.
        workUntil = board.isUnderWay(part) ? workUntil : claim.workUntil();
        Instant end = workUntil.plus(demand.tail());
        people.count(
                part.region(),
                claim.presences().stream()
                        .flatMap(each -> CountedPeople.untilAt(each, end).stream())
                        .toList());
        return found;
    }

    @Override
    public boolean windowsMayHaveMoved() {
        return rosters.isNew() || people.moves(part.region()) != peopleSeen;
    }

    @Override
    public void windowsSeen() {
        rosters.seen();
        peopleSeen = people.moves(part.region());
    }

    @Override
    public boolean needsAttention() {
        return !leave.isGiven() || leave.isOver();
    }

    @Override
    public boolean isOver() {
        return leave.isOver() || leave.isRecalled();
    }

    @Override
    public boolean isPaused() {
        return !leave.isGiven();
    }

    /** Whom others count does not concern a part that is under way: they leave it those whom it counts on. */
    @Override
    public boolean hasHint() {
        return rosters.isNew();
    }

    /** The change is asked for all parts together. People are needed for no longer than the part may work. */
    @Override
    public Need need() {
        Instant now = StoryClock.now();
        boolean mayWork = !board.isSoaking(part) && workUntil.isAfter(now);
        return desks.windows().need(this, now, mayWork ? Duration.between(now, workUntil) : Duration.ZERO);
    }

    /** Whom it counts on may be gone; it must keep them, or find others, before any part that waits chooses. */
    boolean mustChooseFirst() {
        return board.isUnderWay(part) && rosters.isNew();
    }

    @Override
    public void awaitsWindow() {
        board.enter(part, Stage.AWAITING_WINDOW);
    }

    @Override
    public void window(Optional<Interval> window) {
        board.window(part, window);
    }

    @Override
    public void hold(List<String> reasons) {
        board.hold(part, reasons);
    }

    @Override
    public void release() {
        board.release(part);
    }

    @Override
    public void tell(String kind, String text, Map<String, String> details) {
        board.tell(part, kind, text, details);
    }
}
