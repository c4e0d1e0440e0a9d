package dev.wavegate.workflows.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.staffing.Engagements;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.window.EngagedElsewhere;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.StaffReservation;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowDemand;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Looks for windows. */
@ActivityInterface
public interface WindowActivities {
    /** The first window from then on, by copies of the schedules that may be some minutes old. */
    @ActivityMethod(name = "FindWindow")
    SearchResult find(SearchInput question);

    /** Whether the wave may start at that moment, by schedules read afresh. */
    @ActivityMethod(name = "AdmitWave")
    SearchResult admit(SearchInput question);

    /**
     * What is asked: a window for this demand from this moment on.
     *
     * @param rollout for whom; people whom other rollouts have booked do not count for it
     * @param engaged who is counted for other regions of the wave; empty when it goes as a whole
     */
    record SearchInput(WindowDemand demand, Instant from, Optional<RolloutId> rollout, Optional<Engagements> engaged) {
        public SearchInput {
            // Questions that were asked before there were bookings or regions lack them.
            rollout = Objects.requireNonNullElse(rollout, Optional.empty());
            engaged = Objects.requireNonNullElse(engaged, Optional.empty());
        }

        /** For a wave that goes as a whole. */
        public SearchInput(WindowDemand demand, Instant from, Optional<RolloutId> rollout) {
            this(demand, from, rollout, Optional.empty());
        }

        /** What the schedules say, without those who are counted for other regions. */
        public ScheduleFacts leftOf(ScheduleFacts facts) {
            return engaged.map(taken -> EngagedElsewhere.exclude(facts, taken)).orElse(facts);
        }
    }

    /**
     * What was found.
     *
     * @param window the window; empty when nothing fits
     * @param reasons why nothing fits, sentences for people; empty when something does
     * @param lookAgainAt when it is worth looking again, if that can be told
     * @param claim whom the window counts on, where the question says who is engaged
     * @param missed who would have been asked, too, but is engaged; the answer may be another one once they are free
     */
    record SearchResult(
            Optional<StaffedWindow> window,
            List<String> reasons,
            Optional<Instant> lookAgainAt,
            Optional<StaffReservation> claim,
            Set<Person> missed) {
        public SearchResult {
            reasons = List.copyOf(reasons);
            // Answers from before it was told who is missed lack it.
            missed = Set.copyOf(Objects.requireNonNullElse(missed, Set.of()));
        }

        /** About a wave that goes as a whole, or without a window. */
        public SearchResult(Optional<StaffedWindow> window, List<String> reasons, Optional<Instant> lookAgainAt) {
            this(window, reasons, lookAgainAt, Optional.empty(), Set.of());
        }

        /**
         * This answer to a question that says who is engaged: with the claim of its window, or with their names among the
         * reasons.
         *
         * @param facts all that the schedules say
         */
        public SearchResult to(SearchInput question, ScheduleFacts facts) {
            if (question.engaged().isEmpty()) {
                return this;
            }
            Set<Presence> missing = EngagedElsewhere.missing(
                    question.demand(), facts, question.engaged().get());
            List<String> all = new ArrayList<>(reasons);
            if (window.isEmpty()) {
                EngagedElsewhere.sentence(missing).ifPresent(all::add);
            }
            Optional<StaffReservation> people =
                    window.map(found -> StaffReservation.of(question.demand(), question.leftOf(facts), found));
            Set<Person> others = missing.stream().map(Presence::person).collect(Collectors.toUnmodifiableSet());
            return new SearchResult(window, all, lookAgainAt, people, others);
        }
    }
}
