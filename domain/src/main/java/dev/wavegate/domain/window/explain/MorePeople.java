package dev.wavegate.domain.window.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.StaffCoverage;
import dev.wavegate.domain.staffing.StaffStretches;
import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.StartRange;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowQuestion;

/**
 * For which roles one more person is enough, and when: of all starts that one more person would allow, the one for which that
 * person is needed for the shortest time. Where a rule has continuity, only the first and the closest of those starts are
 * examined, and the time can neither begin later nor end sooner.
 */
final class MorePeople {

    private static final int MOST_LOOKS = 5;

    private final Availability availability;
    private final CandidateStarts candidates;
    private final StaffStretches staff;

    MorePeople(Availability availability, CandidateStarts candidates) {
        this.availability = availability;
        this.candidates = candidates;
        this.staff = availability.staff().stretches();
    }

    /** One change for each role that one more person would help, the shortest times first. */
    List<Relaxation> helpful() {
        boolean continuous = staff.wantContinuity(FewestRoles.all(staff));
        List<Relaxation.AddPerson> found = new ArrayList<>();
        for (int role = 0; role < staff.roles().size(); role++) {
            Role name = staff.roles().get(role);
            Optional<Interval> when = continuous ? neededWithSame(name) : shortestNeeded(role);
            when.flatMap(each -> tried(name, each)).ifPresent(found::add);
        }
        found.sort(
                Comparator.comparing((Relaxation.AddPerson each) -> each.when().duration())
                        .thenComparing(Relaxation.AddPerson::start));
        return List.copyOf(found);
    }

    /** Nothing fits without this person, so only starts whose staff time meets theirs have to be searched. */
    private Optional<Relaxation.AddPerson> tried(Role role, Interval when) {
        WindowDemand demand = availability.demand();
        WindowQuestion question = availability.question();
        Instant from = when.start().minus(demand.needed());
        Instant until = when.end().plus(demand.rules().lead()).plus(demand.work());
        Interval near = new Interval(
                from.isAfter(question.from()) ? from : question.from(),
                until.isBefore(question.until()) ? until : question.until());
        return startsWithOneMore(role, when, near).stream()
                .findFirst()
                .map(starts -> new Relaxation.AddPerson(role, when, starts.first()));
    }

    private List<StartRange> startsWithOneMore(Role role, Interval when, Interval span) {
        return availability
                .allWithin(
                        span.start(),
                        span.end(),
                        WhatIf.rosters(availability.demand(), role),
                        WhatIf.oneMore(role, when))
                .starts();
    }

    private Optional<Interval> shortestNeeded(int role) {
        HelpedStretches helped = HelpedStretches.by(staff, role);
        long length = availability.staffTime(Instant.EPOCH).duration().toNanos();
        SlidingWindow window = new SlidingWindow(staff.starts(), length);
        long shortest = Long.MAX_VALUE;
        Optional<Interval> needed = Optional.empty();
        for (int candidate = 0; candidate < candidates.size(); candidate++) {
            long begin = candidates.offset(candidate);
            window.moveTo(begin);
            if (candidates.isOpen(candidate) && helped.reaches(window.first(), window.last())) {
                long from = Math.max(begin, staff.start(helped.firstShort(window.first())));
                long until = Math.min(begin + length, staff.start(helped.lastShort(window.last() - 1) + 1));
                if (until - from < shortest) {
                    shortest = until - from;
                    Instant origin = availability.question().staffSpan().start();
                    needed = Optional.of(new Interval(origin.plusNanos(from), origin.plusNanos(until)));
                }
            }
        }
        return needed;
    }

    private Optional<Interval> neededWithSame(Role role) {
        WindowQuestion question = availability.question();
        List<StartRange> starts = startsWithOneMore(role, question.staffSpan(), question.span());
        Stream<Instant> closest = IntStream.range(0, candidates.size())
                .boxed()
                .sorted(Comparator.comparingLong(candidates::missing))
                .map(candidates::start)
                .filter(start -> new StartRange(start, start).meetsAny(starts))
                .limit(MOST_LOOKS);
        return Stream.concat(starts.stream().limit(1).map(StartRange::first), closest)
                .map(start -> trimmed(role, availability.staffTime(start)))
                .min(Comparator.comparing(Interval::duration).thenComparing(Interval::start));
    }

    /** The person starts as late and then ends as soon as possible, at starts or ends of other shifts. */
    private Interval trimmed(Role role, Interval staffed) {
        StaffCoverage near = availability.coverage().around(staffed);
        List<Instant> cuts = cuts(staffed);
        int low = 0;
        int high = cuts.size() - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            boolean late = isStaffed(near, role, new Interval(cuts.get(middle), staffed.end()), staffed);
            low = late ? middle : low;
            high = late ? high : middle - 1;
        }
        Instant begin = cuts.get(low);
        int last = cuts.size() - 1;
        int first = low + 1;
        while (first < last) {
            int middle = (first + last) >>> 1;
            boolean soon = isStaffed(near, role, new Interval(begin, cuts.get(middle)), staffed);
            last = soon ? middle : last;
            first = soon ? first : middle + 1;
        }
        return new Interval(begin, cuts.get(last));
    }

    private boolean isStaffed(StaffCoverage near, Role role, Interval when, Interval staffed) {
        return near.with(WhatIf.rosters(availability.demand(), role), WhatIf.oneMore(role, when))
                .within(staffed)
                .isStaffed(staffed, FewestRoles.all(staff));
    }

    private List<Instant> cuts(Interval staffed) {
        TreeSet<Instant> cuts = new TreeSet<>(List.of(staffed.start(), staffed.end()));
        for (ScheduleRef roster : availability.demand().rosters()) {
            availability.staff().people(roster, staffed).forEach(presence -> {
                cuts.add(presence.interval().start());
                cuts.add(presence.interval().end());
            });
        }
        return List.copyOf(cuts);
    }
}
