package dev.wavegate.testkit.booking;

import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingCalendars;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.booking.BookingReceipt;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.booking.BookingBuilder.aBookingFor;
import static dev.wavegate.testkit.booking.BookingBuilder.hours;
import static dev.wavegate.testkit.booking.BookingBuilder.person;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** What every calendar must do behind {@link BookingCalendars}; addresses can be invited, and nothing else can. */
public abstract class BookingCalendarsContract {
    private static final String CALENDAR = "ota-bookings";
    private static final Person CARD = new Person("pagerduty:pu7", "Cy");

    /** The calendars under test. */
    protected abstract BookingCalendars calendars();

    /** Lets there be an empty calendar of that name. */
    protected abstract void open(String name);

    /** How the calendar of that name is called by plans. */
    protected abstract ScheduleRef ref(String name);

    /** What people see of a booking in the calendar; empty when they see nothing. */
    protected abstract Optional<Entry> entry(String name, BookingKey key);

    /** How many entries people see in the calendar. */
    protected abstract int entries(String name);

    /** Takes the place of a booking with an entry that is not ours, titled {@code Dentist}. */
    protected abstract void occupy(String name, BookingKey key);

    /**
     * What people see of a booking.
     *
     * @param text the description, whatever it was wrapped in
     * @param guests addresses of those who are invited
     * @param version another one after every change
     */
    public record Entry(Interval interval, String title, String text, List<String> guests, String version) {}

    private static BookingBuilder wave() {
        return aBookingFor("thermostat-4-2-1", 2)
                .of("ada@example.org", "firmware-oncall", "site-ops")
                .of("bo@example.org", "site-ops");
    }

    private BookingReceipt put(Booking booking) {
        return calendars().put(ref(CALENDAR), booking);
    }

    private Entry seen(Booking booking) {
        return entry(CALENDAR, booking.key()).orElseThrow();
    }

    @Test
    void showWhoIsBookedForWhatAndWhen() {
        open(CALENDAR);
        Booking booking = wave().titled("Thermostats, wave 2").build();

        BookingReceipt receipt = put(booking);

        assertThat(receipt)
                .isEqualTo(new BookingReceipt(
                        List.of(person("ada@example.org"), person("bo@example.org")), List.of(), ""));
        assertThat(seen(booking).interval()).isEqualTo(BookingBuilder.NIGHT);
        assertThat(seen(booking).title()).isEqualTo("Thermostats, wave 2");
        assertThat(seen(booking).text()).contains("2,000 thermostats get 4.2.1.");
        assertThat(seen(booking).guests()).containsExactlyInAnyOrder("ada@example.org", "bo@example.org");
    }

    @Test
    void changeNothingWhenTheyShowTheBookingAlready() {
        open(CALENDAR);
        Booking booking = wave().build();
        BookingReceipt first = put(booking);
        Entry before = seen(booking);

        assertThat(put(booking)).isEqualTo(first);

        assertThat(seen(booking)).isEqualTo(before);
        assertThat(entries(CALENDAR)).isEqualTo(1);
    }

    @Test
    void moveABookingInsteadOfWritingASecondOne() {
        open(CALENDAR);
        put(wave().build());
        Booking moved = wave().at(hours(34, 39)).build();

        put(moved);

        assertThat(seen(moved).interval()).isEqualTo(hours(34, 39));
        assertThat(entries(CALENDAR)).isEqualTo(1);
    }

    @Test
    void replacePeopleAndWords() {
        open(CALENDAR);
        put(wave().build());
        Booking changed = aBookingFor("thermostat-4-2-1", 2)
                .of("bo@example.org", "site-ops")
                .of("di@example.org", "firmware-oncall")
                .titled("Ada is ill")
                .saying("Di stands in.")
                .build();

        put(changed);

        assertThat(seen(changed).guests()).containsExactlyInAnyOrder("bo@example.org", "di@example.org");
        assertThat(seen(changed).title()).isEqualTo("Ada is ill");
        assertThat(seen(changed).text()).contains("Di stands in.").doesNotContain("2,000 thermostats");
    }

    @Test
    void nameThoseWhoCannotBeInvited() {
        open(CALENDAR);
        Booking booking = wave().of(CARD, "site-ops").build();

        BookingReceipt receipt = put(booking);

        assertThat(receipt.named()).containsExactly(CARD);
        assertThat(receipt.remark()).isNotEmpty();
        assertThat(seen(booking).guests()).hasSize(2);
    }

    @Test
    void showABookingOfNobody() {
        open(CALENDAR);
        Booking booking = aBookingFor("thermostat-4-2-1", 2).build();

        assertThat(put(booking)).isEqualTo(new BookingReceipt(List.of(), List.of(), ""));

        assertThat(seen(booking).guests()).isEmpty();
    }

    @Test
    void keepBookingsApart() {
        open(CALENDAR);
        open("elsewhere");
        put(aBookingFor("r1", 1).build());
        put(aBookingFor("r1", 1).in("eu").build());
        put(aBookingFor("r1", 11).build());
        put(aBookingFor("r2", 1).build());

        calendars().remove(ref(CALENDAR), aBookingFor("r1", 1).build().key());

        assertThat(entries(CALENDAR)).isEqualTo(3);
        assertThat(entries("elsewhere")).isZero();
    }

    @Test
    void removeHoweverOften() {
        open(CALENDAR);
        Booking booking = wave().build();
        put(booking);

        calendars().remove(ref(CALENDAR), booking.key());
        calendars().remove(ref(CALENDAR), booking.key());

        assertThat(entry(CALENDAR, booking.key())).isEmpty();
        assertThat(entries(CALENDAR)).isZero();
    }

    @Test
    void removeWhatWasNeverThere() {
        open(CALENDAR);

        calendars().remove(ref(CALENDAR), wave().build().key());

        assertThat(entries(CALENDAR)).isZero();
    }

    @Test
    void bringBackWhatWasRemoved() {
        open(CALENDAR);
        put(wave().build());
        calendars().remove(ref(CALENDAR), wave().build().key());
        Booking again = wave().at(hours(34, 39)).titled("Again").build();

        BookingReceipt receipt = put(again);

        assertThat(receipt.invited()).hasSize(2);
        assertThat(seen(again).interval()).isEqualTo(hours(34, 39));
        assertThat(seen(again).title()).isEqualTo("Again");
        assertThat(seen(again).guests()).hasSize(2);
        assertThat(entries(CALENDAR)).isEqualTo(1);
    }

    @Test
    void leaveAloneWhatIsNotOurs() {
        open(CALENDAR);
        Booking booking = wave().build();
        occupy(CALENDAR, booking.key());

        assertFails(FailureCode.CALENDAR_ENTRY_FOREIGN, () -> put(booking));
        calendars().remove(ref(CALENDAR), booking.key());

        assertThat(seen(booking).title()).isEqualTo("Dentist");
        assertThat(entries(CALENDAR)).isEqualTo(1);
    }

    @Test
    void sayThatACalendarIsMissing() {
        Booking booking = wave().build();

        assertFails(FailureCode.CALENDAR_MISSING, () -> calendars().put(ref("nosuchcalendar"), booking));
        assertFails(FailureCode.CALENDAR_MISSING, () -> calendars().remove(ref("nosuchcalendar"), booking.key()));
    }
}
