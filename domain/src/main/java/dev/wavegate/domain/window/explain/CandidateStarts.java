package dev.wavegate.domain.window.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import dev.wavegate.domain.staffing.StaffStretches;
import dev.wavegate.domain.window.Availability;
import dev.wavegate.domain.window.WindowDemand;

/**
 * Every start at which something changes: where the lead or the reserve meets the start or end of a shift, or where the work,
 * or what calendars must cover, meets the start or end of a calendar entry. No start between two of them is better than both,
 * as intervals are half-open and what is missing grows and shrinks linearly.
 */
final class CandidateStarts {

    /** A smallest set of conditions to give up for one of the starts; bits as in {@link CalendarStretches}, and roles. */
    record Removal(Instant start, long calendars, long roles) {

        int size() {
            return Long.bitCount(calendars) + Long.bitCount(roles);
        }
    }

    // The problem is NP-hard; after so many tries, the roles found may not be the fewest.
    private static final int MOST_TRIES = 100_000;

    private final Availability availability;
    private final StaffStretches staff;
    private final CalendarStretches calendars;
    private final long[] starts;
    private final long staffLength;
    private final long[] missing;
    private final BitSet open = new BitSet();

    private final SlidingWindow staffWindow;
    private final SlidingWindow calendarWindow;
    private final Map<BitSet, Integer> mostTried = new HashMap<>();
    private Optional<Removal> smallest = Optional.empty();
    private int tries = MOST_TRIES;

    CandidateStarts(Availability availability) {
        this.availability = availability;
        this.staff = availability.staff().stretches();
        this.calendars = CalendarStretches.of(availability.calendars());
        WindowDemand demand = availability.demand();
        long openLength = demand.neededOpen().toNanos();
        this.staffLength = demand.rules().lead().plus(demand.needed()).toNanos();
        this.starts = starts(openLength);
        this.missing = new long[starts.length];
        long all = FewestRoles.all(staff);
        int[] empty = new int[staff.size()];
        long[] unfillable = new long[staff.size()];
        int[] emptyByLabel = new int[staff.labels()];
        long[] unfillableByLabel = new long[staff.labels()];
        for (int label = 1; label < emptyByLabel.length; label++) {
            emptyByLabel[label] = staff.missing(label, all);
            unfillableByLabel[label] = unfillable(label, all);
        }
        Arrays.setAll(empty, stretch -> emptyByLabel[staff.label(stretch)]);
        Arrays.setAll(unfillable, stretch -> unfillableByLabel[staff.label(stretch)]);
        long[] unmet = calendars.unmet();
        int[] closed = Arrays.stream(unmet).mapToInt(Long::bitCount).toArray();
        this.staffWindow = new SlidingWindow(staff.starts(), staffLength, empty, unfillable);
        this.calendarWindow = new SlidingWindow(calendars.starts(), openLength, closed, unmet);
        run();
    }

    /** The first of the starts for which the fewest conditions have to be given up; empty when no start can be tried. */
    Optional<Removal> smallest() {
        return smallest;
    }

    int size() {
        return starts.length;
    }

    Instant start(int candidate) {
        return availability.question().from().plusNanos(starts[candidate]);
    }

    /** The same in nanoseconds after the question begins, and so also where its lead begins after the first lead does. */
    long offset(int candidate) {
        return starts[candidate];
    }

    /** What is missing at a start, in milliseconds, continuity aside. */
    long missing(int candidate) {
        return missing[candidate];
    }

    /** Whether the calendars allow a start. */
    boolean isOpen(int candidate) {
        return open.get(candidate);
    }

    private void run() {
        for (int candidate = 0; candidate < starts.length; candidate++) {
            staffWindow.moveTo(starts[candidate]);
            calendarWindow.moveTo(starts[candidate]);
            open.set(candidate, calendarWindow.unmet() == 0);
            missing[candidate] = staffWindow.sum() + calendarWindow.sum();
            tryToRemoveFewer(start(candidate));
        }
    }

    private void tryToRemoveFewer(Instant start) {
        int best = smallest.map(Removal::size).orElse(Integer.MAX_VALUE);
        int byCalendars = Long.bitCount(calendarWindow.unmet());
        // As nothing fits, one condition at least is in the way of every start.
        int least = Math.max(1, byCalendars + Long.bitCount(staffWindow.unmet()));
        if (least >= best) {
            return;
        }
        BitSet labels = new BitSet();
        for (int stretch = staffWindow.first(); stretch < staffWindow.last(); stretch++) {
            labels.set(staff.label(stretch));
        }
        int most = Math.min(best - 1 - byCalendars, staff.roles().size());
        boolean changing = staff.wantContinuity(FewestRoles.all(staff));
        if (!changing && mostTried.getOrDefault(labels, -1) >= most) {
            return;
        }
        FewestRoles fewest =
                new FewestRoles(availability.staff(), labels.stream().toArray(), availability.staffTime(start), tries);
        Optional<Long> roles = fewest.atMost(most);
        tries = fewest.triesLeft();
        if (roles.isPresent() || smallest.isEmpty()) {
            long given = roles.orElse(FewestRoles.all(staff));
            smallest = Optional.of(new Removal(start, calendarWindow.unmet(), given));
        } else {
            mostTried.put(labels, most);
        }
    }

    /** The roles that could not be filled even if nobody was needed for any other. */
    private long unfillable(int label, long all) {
        long unfillable = 0;
        for (long left = all; left != 0; left &= left - 1) {
            long role = Long.lowestOneBit(left);
            unfillable |= staff.missing(label, role) > 0 ? role : 0;
        }
        return unfillable;
    }

    private long[] starts(long openLength) {
        Duration latest = Duration.between(
                        availability.question().from(), availability.question().until())
                .minus(availability.demand().work());
        if (latest.isNegative()) {
            return new long[0];
        }
        long last = latest.toNanos();
        LongStream byStaff = Arrays.stream(staff.starts()).flatMap(at -> LongStream.of(at, at - staffLength));
        LongStream byCalendars = Arrays.stream(calendars.starts()).flatMap(at -> LongStream.of(at, at - openLength));
        return LongStream.concat(LongStream.of(0, last), LongStream.concat(byStaff, byCalendars))
                .filter(start -> start >= 0 && start <= last)
                .sorted()
                .distinct()
                .toArray();
    }
}
