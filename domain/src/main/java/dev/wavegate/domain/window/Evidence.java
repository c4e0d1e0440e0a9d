package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.StaffingRule;

/** The sentences that say by which entries, and with whom, a wave fits where it was found to. */
final class Evidence {

    private static final int MOST_NAMES = 10;

    private Evidence() {}

    static List<String> of(Availability availability, Instant start) {
        WindowDemand demand = availability.demand();
        Interval open = availability.openTime(start);
        Interval staffed = availability.staffTime(start);
        List<String> sentences = new ArrayList<>();
        if (demand.rules().open().isEmpty()) {
            sentences.add("No calendar restricts when waves may run.");
        }
        for (ScheduleRef calendar : demand.rules().open()) {
            availability.facts().entries(calendar, open).stream()
                    .filter(entry -> entry.certainty() == Certainty.FIRM)
                    .forEach(entry -> sentences.add("Open by " + Wording.titled(entry.title(), calendar) + " "
                            + Wording.fromTo(entry.interval()) + "."));
        }
        for (ScheduleRef calendar : demand.rules().closed()) {
            sentences.add("No freeze in " + calendar + " " + Wording.fromTo(open) + ".");
        }
        for (StaffingRule rule : demand.staffing()) {
            sentences.add(staffed(rule, availability.staff().people(rule.roster(), staffed)));
        }
        return sentences;
    }

    private static String staffed(StaffingRule rule, List<Presence> people) {
        String names = people.stream()
                .limit(MOST_NAMES)
                .map(presence -> presence.person().name() + " " + Wording.fromTo(presence.interval()))
                .collect(Collectors.joining(", "));
        int others = Math.max(0, people.size() - MOST_NAMES);
        return rule.role() + " (" + rule.roster() + ") needs " + rule.min() + ": " + names
                + (others == 0 ? "" : " and " + others + " more") + ".";
    }
}
