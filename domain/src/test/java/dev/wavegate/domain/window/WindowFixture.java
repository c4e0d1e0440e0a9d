package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.search.StaffedWindows;
import dev.wavegate.domain.window.search.WindowSearch;

/**
 * Schedules of the days after 2026-11-20T00:00Z and a wave that needs 1 h work, 30 min soak, 30 min reserve, with
 * calendars open through all of it unless said otherwise.
 */
final class WindowFixture {

    static final ScheduleRef MAINTENANCE = ScheduleRef.parse("google:maintenance-eu");
    static final ScheduleRef EXTRA = ScheduleRef.parse("google:maintenance-extra");
    static final ScheduleRef FREEZE = ScheduleRef.parse("google:freeze");
    static final ScheduleRef ONCALL = ScheduleRef.parse("pagerduty:PFW0001");
    static final ScheduleRef SITE = ScheduleRef.parse("google:site-ops-shifts");

    private static final Instant DAY = Instant.parse("2026-11-20T00:00:00Z");

    private final Map<ScheduleRef, List<CalendarEntry>> entries = new HashMap<>();
    private final Map<ScheduleRef, List<Presence>> presences = new HashMap<>();
    private final List<ScheduleRef> open = new ArrayList<>();
    private final List<ScheduleRef> closed = new ArrayList<>();
    private final List<StaffingRule> staffing = new ArrayList<>();
    private final Map<ScheduleRef, Interval> covered = new HashMap<>();
    private final List<ScheduleRef> incomplete = new ArrayList<>();
    private final List<ScheduleRef> missing = new ArrayList<>();
    private Duration lead = Duration.ZERO;
    private Duration work = Duration.ofHours(1);
    private Duration soak = Duration.ofMinutes(30);
    private Duration reserve = Duration.ofMinutes(30);
    private WindowCovers covers = WindowCovers.WORK_AND_SOAK;
    private Freshness freshness = Freshness.ofAnyAge();

    /** The instant so many hours after the first midnight. */
    static Instant at(double hours) {
        return DAY.plus(Duration.ofSeconds((long) (hours * 3600)));
    }

    static Interval hours(double start, double end) {
        return new Interval(at(start), at(end));
    }

    WindowFixture open(ScheduleRef ref, double... bounds) {
        open.add(ref);
        return entries(ref, Certainty.FIRM, bounds);
    }

    WindowFixture closed(ScheduleRef ref, double... bounds) {
        closed.add(ref);
        return entries(ref, Certainty.FIRM, bounds);
    }

    WindowFixture entries(ScheduleRef ref, Certainty certainty, double... bounds) {
        List<CalendarEntry> list = entries.computeIfAbsent(ref, unseen -> new ArrayList<>());
        for (int index = 0; index < bounds.length; index += 2) {
            list.add(new CalendarEntry(hours(bounds[index], bounds[index + 1]), certainty, ""));
        }
        return this;
    }

    WindowFixture titled(ScheduleRef ref, String title, double start, double end) {
        entries.computeIfAbsent(ref, unseen -> new ArrayList<>())
                .add(new CalendarEntry(hours(start, end), Certainty.FIRM, title));
        return this;
    }

    WindowFixture needs(String role, ScheduleRef roster, int min) {
        staffing.add(new StaffingRule(new Role(role), roster, min));
        presences.computeIfAbsent(roster, unseen -> new ArrayList<>());
        return this;
    }

    WindowFixture needsTheSame(String role, ScheduleRef roster, int min) {
        staffing.add(new StaffingRule(new Role(role), roster, min, true));
        presences.computeIfAbsent(roster, unseen -> new ArrayList<>());
        return this;
    }

    WindowFixture present(ScheduleRef roster, String name, double start, double end) {
        presences
                .computeIfAbsent(roster, unseen -> new ArrayList<>())
                .add(new Presence(new Person(name + "@example.com", name), hours(start, end)));
        return this;
    }

    WindowFixture covering(ScheduleRef ref, double start, double end) {
        covered.put(ref, hours(start, end));
        return this;
    }

    WindowFixture incomplete(ScheduleRef ref) {
        incomplete.add(ref);
        return this;
    }

    WindowFixture missing(ScheduleRef ref) {
        missing.add(ref);
        return this;
    }

    WindowFixture lead(Duration duration) {
        lead = duration;
        return this;
    }

    WindowFixture work(Duration duration) {
        work = duration;
        return this;
    }

    WindowFixture tail(Duration soaking, Duration rollingBack) {
        soak = soaking;
        reserve = rollingBack;
        return this;
    }

    WindowFixture covers(WindowCovers what) {
        covers = what;
        return this;
    }

    /** Judged so many hours after everything was read. */
    WindowFixture judgedAfter(double hours, Map<ScheduleRef, Duration> maxAges) {
        freshness = new Freshness(at(hours), maxAges);
        return this;
    }

    WindowSearch windows(double from, double until, int limit) {
        return StaffedWindows.windows(new WindowQuestion(demand(), at(from), at(until), limit), facts());
    }

    WindowSearch searchFrom(double notBefore, double horizonEnd) {
        return StaffedWindows.search(demand(), facts(), at(notBefore), at(horizonEnd));
    }

    StaffedWindow foundFrom(double notBefore, double horizonEnd) {
        return found(searchFrom(notBefore, horizonEnd));
    }

    WindowSearch.NothingFits nothingFrom(double notBefore, double horizonEnd) {
        return nothing(searchFrom(notBefore, horizonEnd));
    }

    WindowSearch admitAt(double now) {
        return StaffedWindows.admit(demand(), facts(), at(now));
    }

    static StaffedWindow found(WindowSearch search) {
        return search.match(WindowSearch.Found::window, nothing -> {
            throw new AssertionError(nothing.sentence());
        });
    }

    static WindowSearch.NothingFits nothing(WindowSearch search) {
        return search.match(
                found -> {
                    throw new AssertionError("unexpectedly fits: " + found.window());
                },
                nothing -> nothing);
    }

    WindowDemand demand() {
        WindowRules rules = new WindowRules(open, closed, lead, reserve, covers);
        return new WindowDemand(rules, staffing, work, soak);
    }

    ScheduleFacts facts() {
        Map<ScheduleRef, CalendarSnapshot> calendars = new HashMap<>();
        entries.forEach((ref, list) ->
                calendars.put(ref, new CalendarSnapshot(ref, list, coverage(ref), DAY, !incomplete.contains(ref))));
        Map<ScheduleRef, RosterSnapshot> rosters = new HashMap<>();
        presences.forEach((ref, list) ->
                rosters.put(ref, new RosterSnapshot(ref, list, coverage(ref), DAY, !incomplete.contains(ref))));
        missing.forEach(calendars::remove);
        missing.forEach(rosters::remove);
        return new ScheduleFacts(calendars, rosters, freshness);
    }

    private Interval coverage(ScheduleRef ref) {
        return covered.getOrDefault(ref, hours(-24, 24 * 90));
    }
}
