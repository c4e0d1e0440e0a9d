package dev.wavegate.integrations.graphshifts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.integrations.http.Problems;

/** Shared shifts of teams, without the time that people have off or on a break. */
final class GraphRosters implements ShiftRosters {
    // Graph keeps shifts to a day. Time off has no limit; the longest that people are granted as a rule are three
    // years.
    private static final Duration LONGEST_SHIFT = Duration.ofHours(24);
    private static final Duration LONGEST_TIME_OFF = Duration.ofDays(3 * 366L);

    private final TeamLists lists;
    private final Directory directory;
    private final Clock clock;

    GraphRosters(TeamLists lists, Directory directory, Clock clock) {
        this.lists = lists;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public RosterSnapshot read(ScheduleRef ref, Interval horizon) {
        Instant now = clock.instant();
        TeamName name = TeamName.of(ref);
        if (horizon.isEmpty()) {
            return new RosterSnapshot(ref, List.of(), horizon, now, true);
        }
        Problems problems = new Problems();
        problems.addUnless(
                name.group().isEmpty() || isGroup(name.team(), name.group().get()),
                () -> "The list of scheduling groups does not end.");
        Listing shifts = lists.filtered(name.team(), "shifts", shiftsAround(horizon));
        Listing timesOff = lists.filtered(name.team(), "timesOff", around("sharedTimeOff", horizon, LONGEST_TIME_OFF));
        DutySheet sheet = new DutySheet(name.group(), problems);
        shifts.resources().forEach(sheet::addShift);
        timesOff.resources().forEach(sheet::addTimeOff);
        problems.addUnless(shifts.complete(), () -> "The list of shifts does not end.");
        problems.addUnless(timesOff.complete(), () -> "The list of times off does not end.");
        return new RosterSnapshot(ref, presences(sheet, horizon), horizon, now, problems.text());
    }

    /** Everything shared that can overlap the horizon, and more, which is cut off here. */
    static String shiftsAround(Interval horizon) {
        return around("sharedShift", horizon, LONGEST_SHIFT);
    }

    /** Graph allows no other operators than these, each property once; so overlaps cannot be asked for directly. */
    private static String around(String shared, Interval horizon, Duration longest) {
        Instant from = horizon.start().minus(longest).truncatedTo(ChronoUnit.SECONDS);
        Instant until = horizon.end().plus(longest).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        return shared + "/startDateTime ge " + from + " and " + shared + "/endDateTime le " + until;
    }

    /** Whether the group is there; not known when the list of groups has no end. */
    private boolean isGroup(String team, String group) {
        Listing groups = lists.all(team, "schedulingGroups");
        boolean there = groups.resources().stream()
                .filter(each -> each.path("isActive").asBoolean(true))
                .anyMatch(each -> each.path("id").asText().equals(group));
        if (!there && groups.complete()) {
            throw Failure.of(
                    FailureCode.ROSTER_MISSING,
                    "team " + team + " has no active scheduling group with the id " + group);
        }
        return there;
    }

    /** In an order that does not depend on the one of the answer. */
    private List<Presence> presences(DutySheet sheet, Interval horizon) {
        List<Presence> presences = new ArrayList<>();
        sheet.within(horizon)
                .forEach((user, times) -> directory
                        .person(user)
                        .ifPresent(person -> times.forEach(time -> presences.add(new Presence(person, time)))));
        presences.sort(Comparator.comparing((Presence each) -> each.interval().start())
                .thenComparing(each -> each.person().key()));
        return presences;
    }

    /** What a roster's name means: a team, or one scheduling group of it, written {@code team/group}. */
    private record TeamName(String team, Optional<String> group) {
        private static final Pattern FORM =
                Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9_.-]*)(?:/([A-Za-z0-9_-][A-Za-z0-9_.-]*))?");

        static TeamName of(ScheduleRef ref) {
            Matcher matcher = FORM.matcher(ref.name());
            if (!matcher.matches()) {
                throw Failure.of(
                        FailureCode.ROSTER_INVALID,
                        "a roster of " + GraphShifts.NAME
                                + " must have the name <team id> or <team id>/<scheduling group id>, but is \""
                                + ref.name()
                                + "\"");
            }
            return new TeamName(matcher.group(1), Optional.ofNullable(matcher.group(2)));
        }
    }
}
