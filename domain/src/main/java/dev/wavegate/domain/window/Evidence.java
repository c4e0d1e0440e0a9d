package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.StaffedTime;
import dev.wavegate.domain.staffing.StaffingRule;

/** Evidence for a window: the calendar entries that allow it and the people present. */
final class Evidence {

    private static final int MOST_NAMES = 10;
    private static final StaffedTime.FirstPresent NOBODY = new StaffedTime.FirstPresent(List.of(), 0);

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
        Map<ScheduleRef, StaffedTime.FirstPresent> people = availability.staff().firstPeople(staffed, MOST_NAMES);
        Map<Interval, String> times = new HashMap<>();
        for (StaffingRule rule : demand.staffing()) {
            sentences.add(staffed(rule, people.getOrDefault(rule.roster(), NOBODY), times));
        }
        return sentences;
    }

    /** Many people share the same times, so each is formatted once. */
    private static String staffed(StaffingRule rule, StaffedTime.FirstPresent people, Map<Interval, String> times) {
        StringBuilder sentence = new StringBuilder();
        sentence.append(rule.role()).append(" (").append(rule.roster()).append(") needs ");
        sentence.append(rule.min()).append(": ");
        String separator = "";
        for (Presence presence : people.first()) {
            sentence.append(separator).append(presence.person().name()).append(' ');
            sentence.append(times.computeIfAbsent(presence.interval(), Wording::fromTo));
            separator = ", ";
        }
        int others = people.total() - people.first().size();
        return sentence.append(others == 0 ? "" : " and " + others + " more")
                .append('.')
                .toString();
    }
}
