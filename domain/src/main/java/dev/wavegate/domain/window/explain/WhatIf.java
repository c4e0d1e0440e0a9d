package dev.wavegate.domain.window.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.WindowCase;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowRules;

/** The case after one change of the question or of the schedules. */
final class WhatIf {

    private WhatIf() {}

    /** Somebody for the role whom nobody knows yet. */
    static Presence oneMore(Role role, Interval when) {
        return new Presence(new Person("one more " + role, ""), when);
    }

    /** The rosters on which somebody for the role is. */
    static Set<ScheduleRef> rosters(WindowDemand demand, Role role) {
        Set<ScheduleRef> rosters = new LinkedHashSet<>();
        for (StaffingRule rule : demand.staffing()) {
            if (rule.role().equals(role)) {
                rosters.add(rule.roster());
            }
        }
        return rosters;
    }

    static WindowCase withOneMore(WindowCase asked, Role role, Interval when) {
        Map<ScheduleRef, RosterSnapshot> rosters = new HashMap<>(asked.facts().rosters());
        for (ScheduleRef roster : rosters(asked.question().demand(), role)) {
            rosters.computeIfPresent(roster, (ref, snapshot) -> {
                List<Presence> presences = new ArrayList<>(snapshot.presences());
                presences.add(oneMore(role, when));
                return new RosterSnapshot(ref, presences, snapshot.covered(), snapshot.fetchedAt(), snapshot.problem());
            });
        }
        ScheduleFacts facts = new ScheduleFacts(
                asked.facts().calendars(), rosters, asked.facts().freshness());
        return new WindowCase(asked.question(), facts);
    }

    static WindowCase shortened(WindowCase asked, Relaxation.Shorten.Time what, Duration by) {
        WindowDemand demand = asked.question().demand();
        WindowRules rules = demand.rules();
        WindowRules shorter = new WindowRules(
                rules.open(),
                rules.closed(),
                less(rules.lead(), what == Relaxation.Shorten.Time.LEAD, by),
                less(rules.reserve(), what == Relaxation.Shorten.Time.RESERVE, by),
                rules.covers());
        WindowDemand less = new WindowDemand(
                shorter,
                demand.staffing(),
                less(demand.work(), what == Relaxation.Shorten.Time.DURATION, by),
                less(demand.soak(), what == Relaxation.Shorten.Time.SOAK, by));
        return new WindowCase(asked.question().of(less), asked.facts());
    }

    static WindowCase withoutClosed(WindowCase asked, int index, Optional<CalendarEntry> entry) {
        if (entry.isEmpty()) {
            ScheduleRef calendar = asked.question().demand().rules().closed().get(index);
            return Blocker.without(asked, List.of(new Blocker.Closed(index, calendar, "")));
        }
        ScheduleRef calendar = asked.question().demand().rules().closed().get(index);
        Map<ScheduleRef, CalendarSnapshot> calendars =
                new HashMap<>(asked.facts().calendars());
        calendars.computeIfPresent(calendar, (ref, snapshot) -> {
            List<CalendarEntry> entries = new ArrayList<>(snapshot.entries());
            entries.remove(entry.get());
            return new CalendarSnapshot(ref, entries, snapshot.covered(), snapshot.fetchedAt(), snapshot.problem());
        });
        ScheduleFacts facts = new ScheduleFacts(
                calendars, asked.facts().rosters(), asked.facts().freshness());
        return new WindowCase(asked.question(), facts);
    }

    private static Duration less(Duration time, boolean shorter, Duration by) {
        return shorter ? time.minus(by) : time;
    }
}
