package dev.wavegate.workflows.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
     * A search for a window.
     *
     * @param rollout people whom other rollouts have reserved do not count for it
     * @param engaged people who are counted for other parts of the wave
     */
    record SearchInput(WindowDemand demand, Instant from, RolloutId rollout, Engagements engaged) {
        /** What the schedules leave when the people engaged elsewhere are excluded. */
        public ScheduleFacts leftOf(ScheduleFacts facts) {
            return EngagedElsewhere.exclude(facts, engaged);
        }
    }

    /**
     * What was found.
     *
     * @param window empty when nothing fits
     * @param reasons why nothing fits, sentences for people; empty when something does
     * @param lookAgainAt when another search is worthwhile, if that is known
     * @param reservation the people whom the window counts on; present with a window
     * @param missed people who would count but are engaged elsewhere; once they are free the result may differ
     */
    record SearchResult(
            Optional<StaffedWindow> window,
            List<String> reasons,
            Optional<Instant> lookAgainAt,
            Optional<StaffReservation> reservation,
            Set<Person> missed) {
        public SearchResult {
            reasons = List.copyOf(reasons);
            missed = Set.copyOf(missed);
        }

        /** A window for this search, and who is reserved for it. */
        public static SearchResult found(SearchInput input, StaffedWindow window, ScheduleFacts facts) {
            Set<Person> missed = EngagedElsewhere.missing(input.demand(), facts, input.engaged()).stream()
                    .map(Presence::person)
                    .collect(Collectors.toUnmodifiableSet());
            return new SearchResult(
                    Optional.of(window),
                    List.of(),
                    Optional.empty(),
                    Optional.of(StaffReservation.of(input.demand(), input.leftOf(facts), window)),
                    missed);
        }

        /** No window for this search; people who are engaged elsewhere are among the reasons. */
        public static SearchResult blocked(
                SearchInput input, List<String> reasons, Optional<Instant> lookAgainAt, ScheduleFacts facts) {
            Set<Presence> missing = EngagedElsewhere.missing(input.demand(), facts, input.engaged());
            List<String> all = new ArrayList<>(reasons);
            EngagedElsewhere.sentence(missing).ifPresent(all::add);
            Set<Person> missed = missing.stream().map(Presence::person).collect(Collectors.toUnmodifiableSet());
            return new SearchResult(Optional.empty(), all, lookAgainAt, Optional.empty(), missed);
        }

        /** No window, whoever is engaged where. */
        public static SearchResult blocked(List<String> reasons, Optional<Instant> lookAgainAt) {
            return new SearchResult(Optional.empty(), reasons, lookAgainAt, Optional.empty(), Set.of());
        }
    }
}
