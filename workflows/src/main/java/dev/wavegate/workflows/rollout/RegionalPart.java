package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.rollout.RegionProgress.Stage;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.StaffReservation;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import dev.wavegate.workflows.window.WindowActivities.SearchInput;
import dev.wavegate.workflows.window.WindowActivities.SearchResult;
import io.temporal.workflow.Functions.Func1;
import io.temporal.workflow.Workflow;

/** The part of a wave in one region, from its first window to the end of its soak, as far as it has leave to go. */
final class RegionalPart implements WindowRequester, Interrupts {
    private static final String ANSWERED_BY_AN_OLD_WORKER =
            "A worker answered that does not know of regions, and so not whether people are counted for several.";

    private final RolloutContext context;
    private final WaveSlice slice;
    private final CohortPart part;
    private final RegionProgressBoard board;
    private final RunPermit permit;
    private final StaffAllocation people;
    private final BooleanSupplier othersFirst;
    private final OperatorCommands.RosterHints rosters;
    private final Backoff rest = WaveRunner.rest();
    private int devicesLeft;
    private int peopleSeen;
    private Instant workUntil = Instant.EPOCH;
    private Optional<WaveWorkflow.Result> last = Optional.empty();

    /**
     * @param othersFirst whether another part must choose its people before one that waits does
     */
    RegionalPart(
            RolloutContext context,
            WaveSlice slice,
            CohortPart part,
            RegionProgressBoard board,
            RunPermit permit,
            StaffAllocation people,
            BooleanSupplier othersFirst) {
        this.context = context;
        this.slice = slice;
        this.part = part;
        this.board = board;
        this.permit = permit;
        this.people = people;
        this.othersFirst = othersFirst;
        this.rosters = context.commands().rosterHints();
        this.devicesLeft = part.range().size();
    }

    /** Brings the part to its end, in as many windows as that takes, unless the wave is over before. */
    void bring() {
        while (!permit.isOver() && !isThrough()) {
            Workflow.await(() -> permit.isGiven() || permit.isOver());
            Optional<StaffedWindow> window = permit.isGiven()
                    ? context.windows().await(this, context.change().notBefore())
                    : Optional.empty();
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
        if (permit.isGiven() && context.change().hasAnsweredLately()) {
            return true;
        }
        if (permit.isGiven()) {
            permit.want();
            Workflow.await(() -> !permit.isWanted() || permit.isOver());
        }
        return false;
    }

    private WaveWorkflow.Result update(StaffedWindow window) {
        context.change().beginImplementation();
        board.release(part);
        board.enter(part, Stage.RUNNING);
        WaveReporter reporter = new WaveReporter(context.recorder(), context.change());
        reporter.begun(label(), devicesLeft, window);
        WaveWorkflow.Result result = context.waves()
                .forward(
                        WaveWorkflow.workflowId(context.plan().id(), slice, part),
                        WaveWorkflow.Input.ofPart(context.plan(), slice, part, workUntil),
                        this);
        OutcomeCounts counts = context.cohorts().countsWithin(context.plan().id(), part.range());
        devicesLeft = Math.max(1, counts.of(DeviceOutcome.PENDING));
        if (result.end() == WaveWorkflow.End.SOAKED) {
            board.soaking(part);
        }
        context.recorder().gates(slice.number().value(), result.gates());
        reporter.ended(label(), result.end(), counts, result.reason());
        return result;
    }

    private WaveReporter.WaveLabel label() {
        String step = "wave-" + slice.number() + "-part-" + (slice.parts().indexOf(part) + 1);
        return new WaveReporter.WaveLabel(title(), step, board.details(part));
    }

    private void settle(WaveWorkflow.Result result) {
        last = Optional.of(result);
        if (hasSoaked()) {
            Duration reserve = context.plan().rulesIn(part.region()).windows().reserve();
            people.countUntil(part.region(), WorkflowClock.now().plus(reserve));
            board.release(part);
            board.enter(part, Stage.SOAKED);
            return;
        }
        people.countUntil(part.region(), Instant.MIN);
        if (result.end() == WaveWorkflow.End.UNFINISHED && !permit.isOver()) {
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
            WorkflowClock.await(rest.next(), permit::isOver);
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
        return context.windows().demandOf(slice, part, devicesLeft);
    }

    @Override
    public SearchInput question(WindowDemand demand, Instant from) {
        return new SearchInput(
                demand, from, Optional.of(context.plan().id()), Optional.of(people.elsewhere(part.region())));
    }

    /** Whoever has found people plans with them, so that no other region does. */
    @Override
    public SearchResult look(WindowDemand demand, Instant from, Func1<SearchInput, SearchResult> asking) {
        Workflow.await(() -> !othersFirst.getAsBoolean() || needsAttention());
        return people.alone(() -> {
            SearchResult answer = ask(question(demand, from), asking);
            if (answer.window().isEmpty()) {
                people.count(part.region(), List.of());
                context.bookings().release(slice, part);
                return answer;
            }
            return keep(demand, answer);
        });
    }

    @Override
    public SearchResult admission(WindowDemand demand, Instant now, Func1<SearchInput, SearchResult> asking) {
        return people.alone(() -> {
            SearchResult answer = ask(question(demand, now), asking);
            return answer.window().isEmpty() ? answer : keep(demand, answer);
        });
    }

    private SearchResult ask(SearchInput question, Func1<SearchInput, SearchResult> asking) {
        SearchResult answer = asking.apply(question);
        people.miss(part.region(), answer.missed());
        return answer.window().isPresent() && answer.claim().isEmpty()
                ? new SearchResult(Optional.empty(), List.of(ANSWERED_BY_AN_OLD_WORKER), Optional.empty())
                : answer;
    }

    /** Books whom the window counts on and counts them; another rollout may have been faster. */
    private SearchResult keep(WindowDemand demand, SearchResult found) {
        StaffReservation claim = found.claim().orElseThrow();
        Instant start = found.window().orElseThrow().start();
        List<String> taken = context.bookings().claim(slice, part, demand, start, claim.people());
        if (!taken.isEmpty()) {
            return new SearchResult(Optional.empty(), taken, Optional.of(WorkflowClock.now()));
        }
        // A part that is under way works no longer than it was admitted for, whoever is there later.
        workUntil = board.isUnderWay(part) ? workUntil : claim.workUntil();
        Instant end = workUntil.plus(demand.tail());
        people.count(
                part.region(),
                claim.presences().stream()
                        .flatMap(each -> StaffAllocation.untilAt(each, end).stream())
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
        return !permit.isGiven() || permit.isOver();
    }

    @Override
    public boolean isOver() {
        return permit.isOver() || permit.isRecalled();
    }

    @Override
    public boolean isPaused() {
        return !permit.isGiven();
    }

    /** Whom others count does not concern a part that is under way: they leave it those whom it counts on. */
    @Override
    public boolean hasHint() {
        return rosters.isNew();
    }

    /** The change is asked for all parts together. People are needed for no longer than the part may work. */
    @Override
    public Interrupt need() {
        Instant now = WorkflowClock.now();
        boolean mayWork = !board.isSoaking(part) && workUntil.isAfter(now);
        return context.windows().need(this, now, mayWork ? Duration.between(now, workUntil) : Duration.ZERO);
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
