package dev.wavegate.domain.window;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Engagements;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;

/** Removes people from schedules while they are engaged elsewhere. */
public final class EngagedElsewhere {
    private static final int MOST_NAMES = 5;

    private EngagedElsewhere() {}

    /** The same facts, but nobody is on shift while they have as many engagements as allowed. */
    public static ScheduleFacts exclude(ScheduleFacts facts, Engagements engagements) {
        return excludeOn(facts.rosters().keySet(), facts, engagements);
    }

    /** The same for these rosters only. */
    public static ScheduleFacts excludeOn(Set<ScheduleRef> rosters, ScheduleFacts facts, Engagements engagements) {
        if (engagements.counted().isEmpty()) {
            return facts;
        }
        Map<ScheduleRef, RosterSnapshot> left = new HashMap<>(facts.rosters());
        left.replaceAll((ref, snapshot) -> rosters.contains(ref) ? engagements.exclude(snapshot) : snapshot);
        return new ScheduleFacts(facts.calendars(), left, facts.freshness());
    }

    /** A sentence on who is engaged elsewhere and when; empty when nobody is. */
    public static Optional<String> sentence(Set<Presence> missing) {
        return missing.isEmpty() ? Optional.empty() : Optional.of("Engaged elsewhere: " + names(missing) + ".");
    }

    /** Which people on the rosters of a demand are engaged elsewhere during their shifts, and when. */
    public static Set<Presence> missing(WindowDemand demand, ScheduleFacts facts, Engagements engagements) {
        Map<Person, IntervalSet> taken = engagements.taken();
        Set<Presence> missing = new LinkedHashSet<>();
        for (ScheduleRef roster : demand.rosters()) {
            RosterSnapshot snapshot = facts.rosters().get(roster);
            List<Presence> shifts = snapshot == null ? List.of() : snapshot.presences();
            for (Presence shift : shifts) {
                taken.getOrDefault(shift.person(), IntervalSet.empty())
                        .intersection(IntervalSet.of(shift.interval()))
                        .intervals()
                        .forEach(time -> missing.add(new Presence(shift.person(), time)));
            }
        }
        return missing;
    }

    private static String names(Set<Presence> missing) {
        String names = missing.stream()
                .sorted(Comparator.comparing((Presence each) -> each.interval().start())
                        .thenComparing(each -> each.person().key()))
                .limit(MOST_NAMES)
                .map(each -> each.person().name() + " " + Wording.fromTo(each.interval()))
                .collect(Collectors.joining(", "));
        int others = Math.max(0, missing.size() - MOST_NAMES);
        return names + (others == 0 ? "" : " and " + others + " more");
    }
}
