package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.booking.BookedPerson;
import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Assignment;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.StaffReservation;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.booking.BookingActivities;
import dev.wavegate.workflows.booking.BookingActivities.Wish;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Causes;
import dev.wavegate.workflows.temporal.Outbox;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.WaveSlice;
import io.temporal.workflow.Workflow;

/**
 * Reserves the people of the window that a part of a wave waits for, moves the reservation with the window, and frees them
 * when they are not needed. The store decides; the calendar only shows it, and nothing waits for it.
 */
final class StaffBookings {
    /** A wave begins some moments after its window; the booking is not moved for that. */
    private static final Duration ROOM = Duration.ofMinutes(5);

    private final BookingActivities books =
            Workflow.newActivityStub(BookingActivities.class, ActivityProfiles.ownStore());
    private final BookingActivities calendar =
            Workflow.newActivityStub(BookingActivities.class, ActivityProfiles.outsideCall());
    private final RolloutPlan plan;
    private final ProgressRecorder recorder;
    private final Outbox<BookingKey> shows;
    private final Map<BookingKey, Booking> kept = new LinkedHashMap<>();
    private String lastRemark = "";

    /** @param reserved what an earlier run has reserved */
    StaffBookings(RolloutPlan plan, ProgressRecorder recorder, List<Booking> reserved) {
        this.plan = plan;
        this.recorder = recorder;
        reserved.forEach(booking -> kept.put(booking.key(), booking));
        this.shows = Outbox.ofSingles(
                key -> recordRemark(calendar.show(key).remark()),
                refused -> recordRemark("The booking is not shown in the calendar: " + Causes.sentence(refused) + "."));
    }

    /** Reserves the people of a window that starts then; sentences about who was faster, none when all are reserved. */
    List<String> reserve(WaveSlice slice, CohortPart part, WindowDemand demand, Instant start, StaffReservation staff) {
        Interval needed = needed(demand, start);
        List<Assignment> people = staff.people().stream()
                .filter(each -> each.interval().overlaps(needed))
                .map(each -> new Assignment(each.person(), each.role()))
                .distinct()
                .toList();
        if (people.isEmpty()) {
            return List.of();
        }
        BookingKey key = keyOf(slice, part);
        String title = "wave " + slice.name() + (slice.isSplit() ? " in " + part.title() : "");
        Booking wish = bookingOf(key, title, needed, people);
        if (Optional.ofNullable(kept.get(key))
                .filter(each -> isEnough(each, wish, needed))
                .isPresent()) {
            return List.of();
        }
        List<String> taken =
                books.reserve(new Wish(wish, alone(demand, people))).taken();
        if (taken.isEmpty()) {
            kept.put(key, wish);
            shows.put(key);
        }
        return taken;
    }

    /** The window that people were reserved for is gone, and there is no other yet. */
    void release(WaveSlice slice, CohortPart part) {
        release(keyOf(slice, part));
    }

    private void release(BookingKey key) {
        if (kept.remove(key) != null) {
            books.free(key);
            shows.put(key);
        }
    }

    /** The rollout has ended: nobody is needed any more, and what lies ahead is not shown either. */
    void conclude() {
        kept.values().stream()
                .filter(booking -> booking.presence().end().isAfter(WorkflowClock.now()))
                .forEach(booking -> {
                    books.free(booking.key());
                    if (booking.presence().start().isAfter(WorkflowClock.now())) {
                        shows.put(booking.key());
                    }
                });
        shows.drain();
    }

    /** What is reserved and not over yet. */
    List<Booking> reserved() {
        return kept.values().stream()
                .filter(booking -> booking.presence().end().isAfter(WorkflowClock.now()))
                .toList();
    }

    /** Waits until the calendar shows every reservation, or has refused. */
    void drain() {
        shows.drain();
    }

    private BookingKey keyOf(WaveSlice slice, CohortPart part) {
        return new BookingKey(plan.id(), slice.number(), part.region());
    }

    private static Interval needed(WindowDemand demand, Instant start) {
        return new Interval(start.minus(demand.rules().lead()), start.plus(demand.needed()));
    }

    private static boolean isEnough(Booking booking, Booking wish, Interval needed) {
        return booking.people().equals(wish.people()) && booking.presence().contains(needed);
    }

    private Booking bookingOf(BookingKey key, String title, Interval needed, List<Assignment> people) {
        Map<Person, Set<Role>> roles = new LinkedHashMap<>();
        people.forEach(each -> roles.merge(each.person(), Set.of(each.role()), (one, other) -> {
            Set<Role> both = new HashSet<>(one);
            both.addAll(other);
            return Set.copyOf(both);
        }));
        return new Booking(
                key,
                new Interval(needed.start(), needed.end().plus(ROOM)),
                roles.entrySet().stream()
                        .map(each -> new BookedPerson(each.getKey(), each.getValue()))
                        .toList(),
                "Wavegate: " + title + " of " + plan.id(),
                "Rolls out " + plan.release().product() + " " + plan.release().version() + " under change "
                        + recorder.progress().change().map(ChangeRef::number).orElse("(no change)") + ".");
    }

    /** Who fills a place that others must not have booked them for. */
    private static Set<Person> alone(WindowDemand demand, List<Assignment> people) {
        Set<Role> unshared = demand.staffing().stream()
                .filter(rule -> !rule.shared())
                .map(StaffingRule::role)
                .collect(Collectors.toSet());
        return people.stream()
                .filter(each -> unshared.contains(each.role()))
                .map(Assignment::person)
                .collect(Collectors.toSet());
    }

    private void recordRemark(String remark) {
        if (!remark.isBlank() && !remark.equals(lastRemark)) {
            lastRemark = remark;
            recorder.record("booking.remark", remark, Map.of());
        }
    }
}
