package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingCalendars;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.booking.BookingReceipt;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.simulators.google.GoogleCalendarSimulator;
import dev.wavegate.simulators.google.SeedCalendar;
import dev.wavegate.simulators.google.ServiceAccount;
import dev.wavegate.testkit.booking.BookingBuilder;
import dev.wavegate.testkit.booking.BookingCalendarsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static dev.wavegate.testkit.booking.BookingBuilder.aBookingFor;
import static dev.wavegate.testkit.booking.BookingBuilder.hours;
import static dev.wavegate.testkit.booking.BookingBuilder.person;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

class GoogleBookingCalendarsTest extends BookingCalendarsContract {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String CALENDAR = "ota";

    @RegisterExtension
    static final GoogleLab lab = new GoogleLab();

    private BookingCalendars calendars;

    @BeforeEach
    void beginAnew() {
        calendars = lab.connect().bookings();
    }

    @Override
    protected BookingCalendars calendars() {
        return calendars;
    }

    @Override
    protected void open(String name) {
        lab.plan(name, BERLIN, List.of());
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("google", name);
    }

    @Override
    protected Optional<Entry> entry(String name, BookingKey key) {
        JsonNode event = event(name, key);
        return event.path("status").asText().equals("confirmed")
                ? Optional.of(new Entry(
                        new Interval(instant(event.path("start")), instant(event.path("end"))),
                        event.path("summary").asText(),
                        event.path("description").asText(),
                        guests(event),
                        event.path("etag").asText()))
                : Optional.empty();
    }

    @Override
    protected int entries(String name) {
        return lab.control().json(GoogleLab.events(name)).path("items").size();
    }

    @Override
    protected void occupy(String name, BookingKey key) {
        ObjectNode dentist =
                timed("Dentist", "2026-12-03T10:00:00Z", "2026-12-03T11:00:00Z").put("id", key.id());
        assertThat(lab.control()
                        .send("POST", GoogleLab.events(name), dentist.toString())
                        .statusCode())
                .isEqualTo(200);
    }

    private static ObjectNode timed(String title, String start, String end) {
        ObjectNode event = SimulatorControl.object().put("summary", title);
        event.putObject("start").put("dateTime", start);
        event.putObject("end").put("dateTime", end);
        return event;
    }

    private static Instant instant(JsonNode time) {
        return OffsetDateTime.parse(time.path("dateTime").asText()).toInstant();
    }

    private static List<String> guests(JsonNode event) {
        List<String> guests = new ArrayList<>();
        event.path("attendees").forEach(each -> guests.add(each.path("email").asText()));
        return guests;
    }

    private static String path(BookingKey key) {
        return GoogleLab.events(CALENDAR) + "/" + key.id();
    }

    private JsonNode event(String name, BookingKey key) {
        return lab.control().json(GoogleLab.events(name) + "/" + key.id());
    }

    private JsonNode event(Booking booking) {
        return event(CALENDAR, booking.key());
    }

    private void byHand(BookingKey key, String changes) {
        assertThat(lab.control().send("PATCH", path(key), changes).statusCode()).isEqualTo(200);
    }

    private static BookingBuilder wave() {
        return aBookingFor("r1", 1).of("ada@example.org", "site-ops").of("bo@example.org", "site-ops");
    }

    private Booking written() {
        open(CALENDAR);
        Booking booking = wave().build();
        assertThat(calendars.put(ref(CALENDAR), booking).named()).isEmpty();
        return booking;
    }

    private BookingReceipt put(Booking booking) {
        return calendars.put(ref(CALENDAR), booking);
    }

    @Test
    void saysInTheTextWhoIsBookedForWhat() {
        open(CALENDAR);
        Booking booking = aBookingFor("r1", 1)
                .of("ada@example.org", "site-ops", "firmware-oncall")
                .of(new Person("pagerduty:pu7", ""), "site-ops")
                .build();

        put(booking);

        assertThat(event(booking).path("description").asText())
                .contains("ada, ada@example.org: firmware-oncall, site-ops\npagerduty:pu7: site-ops");
    }

    @Test
    void writesWholeSecondsAroundTheBooking() {
        open(CALENDAR);
        Interval odd = new Interval(
                BookingBuilder.NIGHT.start().plusMillis(500),
                BookingBuilder.NIGHT.end().plusMillis(500));
        Booking booking = wave().at(odd).build();

        put(booking);
        String version = event(booking).path("etag").asText();
        put(booking);

        assertThat(entry(CALENDAR, booking.key()).orElseThrow().interval())
                .isEqualTo(new Interval(
                        BookingBuilder.NIGHT.start(), BookingBuilder.NIGHT.end().plusSeconds(1)));
        assertThat(event(booking).path("etag").asText()).isEqualTo(version);
    }

    @Test
    void leavesWhatPeopleAddedToAnEvent() {
        Booking booking = written();
        String text = event(booking).path("description").asText();
        byHand(
                booking.key(),
                SimulatorControl.object()
                        .put("colorId", "11")
                        .put("location", "War room")
                        .put("description", text + "<br>Bring the spare relay.")
                        .toString());
        byHand(booking.key(), """
                {"attendees":[{"email":"Ada@example.org","responseStatus":"accepted"},
                {"email":"bo@example.org","responseStatus":"declined"},
                {"email":"guest@example.org","responseStatus":"tentative"}]}""");
        Booking moved = aBookingFor("r1", 1)
                .of("ada@example.org", "site-ops")
                .of("di@example.org", "site-ops")
                .at(hours(34, 38))
                .saying("Di stands in.")
                .build();

        put(moved);

        JsonNode event = event(moved);
        assertThat(event.path("colorId").asText()).isEqualTo("11");
        assertThat(event.path("location").asText()).isEqualTo("War room");
        assertThat(event.path("description").asText())
                .startsWith("Di stands in.")
                .endsWith("<br>Bring the spare relay.")
                .doesNotContain("bo@example.org");
        assertThat(guests(event)).containsExactlyInAnyOrder("Ada@example.org", "guest@example.org", "di@example.org");
        assertThat(event.at("/attendees/0/responseStatus").asText()).isEqualTo("accepted");
        assertThat(entry(CALENDAR, moved.key()).orElseThrow().interval()).isEqualTo(hours(34, 38));
    }

    @Test
    void leavesWordsThatPeopleChangedUntilOursChange() {
        Booking booking = written();
        byHand(booking.key(), "{\"summary\":\"Thermostats!\",\"description\":\"See the wiki\"}");

        put(booking);
        put(wave().at(hours(34, 38)).build());
        assertThat(event(booking).path("summary").asText()).isEqualTo("Thermostats!");
        assertThat(event(booking).path("description").asText()).isEqualTo("See the wiki");

        put(wave().at(hours(34, 38)).titled("Wave 1, again").build());
        assertThat(event(booking).path("summary").asText()).isEqualTo("Wave 1, again");
    }

    @Test
    void movesAnEventBackThatSomebodyMoved() {
        Booking booking = written();
        byHand(
                booking.key(),
                "{\"start\":{\"dateTime\":null,\"date\":\"2026-12-24\"},\"end\":{\"dateTime\":null,\"date\":\"2026-12-25\"}}");

        put(booking);

        assertThat(entry(CALENDAR, booking.key()).orElseThrow().interval()).isEqualTo(BookingBuilder.NIGHT);
        assertThat(event(booking).at("/start/date").isMissingNode()).isTrue();
    }

    @Test
    void bringsBackWhatSomebodyDeleted() {
        Booking booking = written();
        assertThat(lab.control().send("DELETE", path(booking.key()), "").statusCode())
                .isEqualTo(204);

        put(booking);

        assertThat(entry(CALENDAR, booking.key())).isPresent();
    }

    @Test
    void writesToNobodyUnlessToldTo() {
        Booking booking = written();
        put(wave().at(hours(34, 38)).build());
        calendars.remove(ref(CALENDAR), booking.key());
        assertThat(notices()).containsExactly("sendUpdates=none", "sendUpdates=none", "sendUpdates=none");

        lab.control().send("DELETE", "/_sim/requests", "");
        GoogleCalendar.connect(
                        GoogleCalendarSettings.withoutCredentials(lab.root()).withNotices(Notices.EXTERNAL),
                        lab.clock())
                .bookings()
                .put(ref(CALENDAR), booking);
        assertThat(notices()).containsExactly("sendUpdates=externalOnly");
    }

    private static List<String> notices() {
        List<String> notices = new ArrayList<>();
        lab.control().json("/_sim/requests").forEach(request -> {
            String query = request.path("query").asText();
            if (query.contains("sendUpdates")) {
                notices.add(query.replaceAll(".*(sendUpdates=[A-Za-z]+).*", "$1"));
            }
        });
        return notices;
    }

    @Test
    void namesPeopleOnlyWhereNobodyMayBeInvited() {
        open(CALENDAR);
        lab.control().send("POST", "/_sim/invitations", "{\"allowed\":false}");
        Booking booking = wave().build();

        BookingReceipt receipt = put(booking);
        String version = event(booking).path("etag").asText();

        assertThat(receipt.invited()).isEmpty();
        assertThat(receipt.named()).containsExactly(person("ada@example.org"), person("bo@example.org"));
        assertThat(receipt.remark()).contains("service account");
        assertThat(event(booking).path("description").asText()).contains("ada@example.org: site-ops");
        assertThat(guests(event(booking))).isEmpty();
        assertThat(put(booking)).isEqualTo(receipt);
        assertThat(event(booking).path("etag").asText()).isEqualTo(version);

        put(wave().at(hours(34, 38)).build());
        assertThat(entry(CALENDAR, booking.key()).orElseThrow().interval()).isEqualTo(hours(34, 38));
    }

    @Test
    void invitesThemOnceThatIsAllowed() {
        open(CALENDAR);
        lab.control().send("POST", "/_sim/invitations", "{\"allowed\":false}");
        Booking booking = wave().build();
        put(booking);
        lab.control().send("POST", "/_sim/invitations", "{\"allowed\":true}");

        assertThat(put(booking).invited()).hasSize(2);

        assertThat(guests(event(booking))).containsExactlyInAnyOrder("ada@example.org", "bo@example.org");
        put(aBookingFor("r1", 1).of("bo@example.org", "site-ops").build());
        assertThat(guests(event(booking))).containsExactly("bo@example.org");
    }

    @Test
    void invitesForAUserOfTheDomain(@TempDir Path folder) throws IOException {
        ServiceAccount account = ServiceAccount.named("wavegate");
        try (GoogleCalendarSimulator strict =
                GoogleCalendarSimulator.start(dev.wavegate.simulators.google.GoogleCalendarSettings.onPort(
                                0, new SeedCalendar(CALENDAR, BERLIN, List.of()))
                        .requiring(account))) {
            Path key = Files.writeString(folder.resolve("key.json"), account.keyFile(strict.baseUri()));
            GoogleCalendarSettings itself =
                    GoogleCalendarSettings.withoutCredentials(strict.baseUri()).withKeyFile(key);

            assertThat(GoogleCalendar.connect(itself, Clock.systemUTC())
                            .bookings()
                            .put(ref(CALENDAR), wave().build())
                            .invited())
                    .isEmpty();
            assertThat(GoogleCalendar.connect(itself.actingAs("ops@example.org"), Clock.systemUTC())
                            .bookings()
                            .put(ref(CALENDAR), wave().build())
                            .invited())
                    .hasSize(2);
        }
    }

    @Test
    void readsAgainWhatSomebodyChangedMeanwhile() {
        Booking booking = written();
        lab.control().refuse(412, "PATCH", path(booking.key()), 0);
        lab.control().refuse(412, "DELETE", path(booking.key()), 0);

        put(wave().at(hours(34, 38)).build());
        assertThat(entry(CALENDAR, booking.key()).orElseThrow().interval()).isEqualTo(hours(34, 38));

        calendars.remove(ref(CALENDAR), booking.key());
        assertThat(entry(CALENDAR, booking.key())).isEmpty();
        assertThat(lab.control().seen("DELETE", path(booking.key()))).isEqualTo(2);
    }

    @Test
    void readsAgainWhatSomebodyElseWroteFirst() {
        open(CALENDAR);
        lab.control().refuse(409, "POST", GoogleLab.events(CALENDAR), 0);

        put(wave().build());

        assertThat(entries(CALENDAR)).isEqualTo(1);
        assertThat(lab.control().seen("POST", GoogleLab.events(CALENDAR))).isEqualTo(2);
    }

    @Test
    void givesUpOnAnEventThatNeverRests() {
        Booking booking = written();
        for (int time = 0; time < 5; time++) {
            lab.control().refuse(412, "PATCH", path(booking.key()), 0);
        }

        assertFails(
                FailureCode.SYSTEM_UNAVAILABLE,
                () -> put(wave().at(hours(34, 38)).build()));
        put(wave().at(hours(34, 38)).build());
        assertThat(entry(CALENDAR, booking.key()).orElseThrow().interval()).isEqualTo(hours(34, 38));
    }

    @Test
    void saysThatACalendarIsNotLentForWriting() {
        ObjectNode lent = SimulatorControl.object()
                .put("id", "lent")
                .put("timeZone", "UTC")
                .put("accessRole", "reader");
        lab.control().send("POST", "/_sim/calendars", "[" + lent + "]");

        assertFails(FailureCode.CALENDAR_DENIED, () -> calendars.put(ref("lent"), wave().build()));
    }

    @Test
    void leavesADeletedEventOfOthersToUs() {
        open(CALENDAR);
        Booking booking = wave().build();
        occupy(CALENDAR, booking.key());
        lab.control().send("DELETE", path(booking.key()), "");

        put(booking);

        assertThat(event(booking).path("summary").asText()).isEqualTo(booking.title());
    }
}
