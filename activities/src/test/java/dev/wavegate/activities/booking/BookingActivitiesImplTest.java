package dev.wavegate.activities.booking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.activities.RecordedHints;
import dev.wavegate.activities.booking.BookingActivitiesImpl.ShownIn;
import dev.wavegate.activities.window.ScheduleChangeNotifier;
import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.Rollouts.NewRollout;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.window.ScheduleMove;
import dev.wavegate.testkit.booking.BookingBuilder;
import dev.wavegate.testkit.booking.InMemoryBookingCalendars;
import dev.wavegate.testkit.booking.InMemoryBookings;
import dev.wavegate.testkit.rollout.InMemoryRollouts;
import dev.wavegate.testkit.rollout.InMemoryScheduleCopies;
import dev.wavegate.testkit.schedule.TestClock;
import dev.wavegate.workflows.booking.BookingActivities.Wish;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.testkit.booking.BookingBuilder.aBookingFor;
import static dev.wavegate.testkit.booking.BookingBuilder.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BookingActivitiesImplTest {
    private static final ScheduleRef CALENDAR = ScheduleRef.parse("google:fleet-bookings");
    private static final ScheduleRef ROSTER = ScheduleRef.parse("pagerduty:duty");
    private static final Booking OURS =
            aBookingFor("thermostat-4-2-1", 1).of("ada@example.com", "ops").build();

    private final InMemoryBookings bookings = new InMemoryBookings();
    private final InMemoryBookingCalendars calendars = new InMemoryBookingCalendars().open(CALENDAR);
    private final InMemoryScheduleCopies copies = new InMemoryScheduleCopies();
    private final InMemoryRollouts rollouts = new InMemoryRollouts();
    private final RecordedHints hints = new RecordedHints();
    private final TestClock clock = TestClock.at(BookingBuilder.NIGHT.start().minusSeconds(3_600));
    private final BookingActivitiesImpl desk = desk(Optional.of(new ShownIn(calendars, CALENDAR)));

    private BookingActivitiesImpl desk(Optional<ShownIn> shownIn) {
        return new BookingActivitiesImpl(
                bookings, copies, new ScheduleChangeNotifier(copies, rollouts, hints, clock), shownIn);
    }

    /** A rollout that waits for somebody of Ada's roster. */
    private void waiting(String name) {
        RolloutId id = new RolloutId(name);
        copies.keep(new RosterSnapshot(
                ROSTER,
                List.of(new Presence(person("ada@example.com"), BookingBuilder.hours(-48, 240))),
                BookingBuilder.hours(-48, 240),
                clock.instant(),
                true));
        rollouts.register(new NewRollout(
                id, new PlanDigest("ab".repeat(32)), "{}", "thermostat", Map.of(), Set.of(ROSTER), clock.instant()));
        RolloutProgress progress = new RolloutProgress(
                RolloutState.AWAITING_WINDOW,
                false,
                List.of("Nobody fits ops."),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        rollouts.progress(id, progress, 1, clock.instant());
    }

    @Test
    void showsWhatStandsInTheBooks() {
        assertThat(desk.reserve(new Wish(OURS, Set.of(person("ada@example.com"))))
                        .taken())
                .isEmpty();

        desk.show(OURS.key());
        desk.show(OURS.key());

        assertThat(calendars.shown(CALENDAR, OURS.key())).contains(OURS);
        assertThat(calendars.count(CALENDAR)).isEqualTo(1);
    }

    @Test
    void movesWhatIsShownWithTheBooking() {
        Booking later = aBookingFor("thermostat-4-2-1", 1)
                .at(BookingBuilder.hours(34, 38))
                .of("ada@example.com", "ops")
                .build();
        desk.reserve(new Wish(OURS, Set.of()));
        desk.show(OURS.key());

        desk.reserve(new Wish(later, Set.of()));
        desk.show(OURS.key());

        assertThat(calendars.shown(CALENDAR, OURS.key())).contains(later);
        assertThat(calendars.count(CALENDAR)).isEqualTo(1);
    }

    @Test
    void showsNothingOnceThePeopleAreFree() {
        desk.reserve(new Wish(OURS, Set.of()));
        desk.show(OURS.key());

        desk.free(OURS.key());
        desk.show(OURS.key());

        assertThat(calendars.count(CALENDAR)).isZero();
        assertThat(bookings.find(OURS.key())).isEmpty();
    }

    @Test
    void saysWhoWasFaster() {
        bookings.reserve(aBookingFor("boiler-7", 2).of("ada@example.com", "ops").build(), Set.of());

        assertThat(desk.reserve(new Wish(OURS, Set.of(person("ada@example.com"))))
                        .taken())
                .singleElement()
                .asString()
                .satisfies(golden("booking.conflict"));
        assertThat(bookings.find(OURS.key())).isEmpty();
    }

    @Test
    void saysWhoCouldOnlyBeNamed() {
        calendars.withoutInvitations();
        desk.reserve(new Wish(OURS, Set.of()));

        assertThat(desk.show(OURS.key()).remark()).contains("ada");
    }

    @Test
    void keepsItsBooksAlsoWithoutACalendar() {
        BookingActivitiesImpl quiet = desk(Optional.empty());

        assertThat(quiet.reserve(new Wish(OURS, Set.of())).taken()).isEmpty();

        assertThat(quiet.show(OURS.key()).remark()).isEmpty();
        assertThat(bookings.find(OURS.key())).contains(OURS);
    }

    @Test
    void tellsThoseWhoWaitForSomebodyWhoBecomesFree() {
        desk.reserve(new Wish(OURS, Set.of()));
        waiting("boiler-7");
        waiting(OURS.key().rollout().value());

        desk.free(OURS.key());
        desk.free(OURS.key());

        assertThat(hints.told()).containsExactly("roster of boiler-7");
    }

    @Test
    void tellsThemWhenABookingMovesAwayButNotWhenItGrows() {
        Booking longer = aBookingFor("thermostat-4-2-1", 1)
                .at(BookingBuilder.hours(-24, 48))
                .of("ada@example.com", "ops")
                .build();
        desk.reserve(new Wish(OURS, Set.of()));
        waiting("boiler-7");

        desk.reserve(new Wish(longer, Set.of()));
        assertThat(hints.told()).isEmpty();
        desk.reserve(new Wish(OURS, Set.of()));

        assertThat(hints.told()).containsExactly("roster of boiler-7");
    }

    @Test
    void tellsThemWhenSomebodyElseTakesOver() {
        Booking other =
                aBookingFor("thermostat-4-2-1", 1).of("bo@example.com", "ops").build();
        desk.reserve(new Wish(OURS, Set.of()));
        waiting("boiler-7");

        desk.reserve(new Wish(other, Set.of()));

        assertThat(hints.told()).containsExactly("roster of boiler-7");
    }

    @Test
    void leavesItToTheFeedToTellWhatItCouldNot() {
        desk.reserve(new Wish(OURS, Set.of()));
        waiting("boiler-7");
        bookings.troubles().loseNextAnswer();

        assertThatThrownBy(() -> desk.free(OURS.key())).isInstanceOf(Failure.class);

        assertThat(copies.moves()).extracting(ScheduleMove::schedule).containsExactly(ROSTER);
    }
}
