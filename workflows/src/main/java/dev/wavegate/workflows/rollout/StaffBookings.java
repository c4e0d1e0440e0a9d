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
import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Assignment;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.SlotAssignment;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.booking.BookingActivities;
import dev.wavegate.workflows.booking.BookingActivities.Wish;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Outbox;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.WaveSlice;
import io.temporal.workflow.Workflow;

/**
 * Books the people of the window that a wave waits for, moves the booking with the window, and frees them when they are not
 * needed. The books decide; the calendar only shows them, and nothing waits for it.
 */
final class StaffBookings {
    /** Rollouts that began before there were bookings go on without. */
    private static final String FEATURE = "bookings";

    /** A wave begins some moments after its window; the booking is not moved for that. */
    private static final Duration ROOM = Duration.ofMinutes(5);

    private final BookingActivities books =
            Workflow.newActivityStub(BookingActivities.class, ActivityProfiles.ownStore());
    private final BookingActivities calendar =
            Workflow.newActivityStub(BookingActivities.class, ActivityProfiles.outsideCall());
    private final RolloutPlan plan;
    private final ProgressRecorder recorder;
    private final ChangeManagement desk;
    private final Outbox<BookingKey> shows;
    private final Map<BookingKey, Booking> kept = new LinkedHashMap<>();
    private String lastRemark = "";

    StaffBookings(RolloutPlan plan, ProgressRecorder recorder, ChangeManagement desk) {
        this.plan = plan;
        this.recorder = recorder;
        this.desk = desk;
        this.shows = Outbox.ofSingles(
                key -> tellRemark(calendar.show(key).remark()),
                refused -> tellRemark("The calendar does not show the booking: " + Causes.sentence(refused)));
    }

    /** Whether the rollout began with bookings. */
    boolean isInUse() {
        return Workflow.getVersion(FEATURE, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
    }

    /** Books whom the window needs; sentences about who was taken first, none when all are ours. */
    List<String> claim(WaveSlice slice, WindowDemand demand, StaffedWindow window) {
        return claim(keyOf(slice), "wave " + slice.name(), demand, window.start(), window.people());
    }

    /** The same for the part of a wave in one region that starts then, of whom it counts on. */
    List<String> claim(
            WaveSlice slice, CohortPart part, WindowDemand demand, Instant start, List<SlotAssignment> people) {
        Interval needed = needed(demand, start);
        List<Assignment> assigned = people.stream()
                .filter(each -> each.interval().overlaps(needed))
                .map(each -> new Assignment(each.person(), each.role()))
                .toList();
        return claim(keyOf(slice, part), "wave " + slice.name() + " in " + part.title(), demand, start, assigned);
    }

    private List<String> claim(
            BookingKey key, String title, WindowDemand demand, Instant start, List<Assignment> people) {
        if (people.isEmpty() || !isInUse()) {
            return List.of();
        }
        Interval needed = needed(demand, start);
        Booking wish = bookingOf(key, title, needed, people);
        if (Optional.ofNullable(kept.get(key))
                .filter(each -> isEnough(each, wish, needed))
                .isPresent()) {
            return List.of();
        }
        List<String> taken = books.claim(new Wish(wish, alone(demand, people))).taken();
        if (taken.isEmpty()) {
            kept.put(key, wish);
            shows.put(key);
        }
        return taken;
    }

    /** The window that people were booked for is gone, and there is no other yet. */
    void release(WaveSlice slice) {
        release(keyOf(slice));
    }

    /** The same for the part of a wave in one region. */
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

    private BookingKey keyOf(WaveSlice slice) {
        return BookingKey.ofWave(plan.id(), slice.number());
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
                        + desk.number() + ".");
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

    private void tellRemark(String remark) {
        if (!remark.isBlank() && !remark.equals(lastRemark)) {
            lastRemark = remark;
            recorder.tell("booking.remark", remark, Map.of());
        }
    }
}
