package dev.wavegate.domain.window.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.WindowQuestion;

/** Finds a smallest set of conditions without which there would be a window. */
final class Blocking {

    private final Availability availability;

    Blocking(Availability availability) {
        this.availability = availability;
    }

    List<Blocker> smallest(CandidateStarts candidates) {
        return candidates.smallest().map(this::blockers).orElseGet(this::besidesHorizon);
    }

    private List<Blocker> blockers(CandidateStarts.Removal removal) {
        List<Blocker> blockers = new ArrayList<>();
        List<Role> roles = availability.staff().stretches().roles();
        for (int role = 0; role < roles.size(); role++) {
            if ((removal.roles() >>> role & 1) == 1) {
                blockers.add(new Blocker.Staffing(roles.get(role)));
            }
        }
        if ((removal.calendars() >>> CalendarStretches.OPEN & 1) == 1) {
            blockers.add(new Blocker.Open());
        }
        List<ScheduleRef> closed = availability.demand().rules().closed();
        for (int index = 0; index < closed.size(); index++) {
            if ((removal.calendars() >>> CalendarStretches.closed(index) & 1) == 1) {
                blockers.add(new Blocker.Closed(index, closed.get(index), summary(closed.get(index), removal.start())));
            }
        }
        return blockers;
    }

    /** The question is shorter than the work; beyond it, other conditions may block as well. */
    private List<Blocker> besidesHorizon() {
        List<Blocker> blockers = new ArrayList<>(List.of(new Blocker.Horizon()));
        WindowQuestion question =
                Blocker.without(availability.asked(), blockers).question();
        Availability further = availability.allWithin(question.from(), question.until());
        if (further.starts().isEmpty()) {
            blockers.addAll(new Blocking(further).smallest(new CandidateStarts(further)));
        }
        return blockers;
    }

    private String summary(ScheduleRef calendar, Instant start) {
        Optional<Interval> open = availability
                .openTime(start)
                .intersection(availability.calendars().span());
        if (open.isEmpty()) {
            return "";
        }
        ScheduleFacts facts = availability.facts();
        return facts.unknownCalendar(calendar, open.get()).isEmpty()
                ? facts.entries(calendar, open.get()).stream()
                        .map(entry -> entry.title().strip())
                        .filter(title -> !title.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(", "))
                : "not known";
    }
}
