package dev.wavegate.integrations.googlecalendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.EventDateTime;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.Certainty;
import org.jspecify.annotations.Nullable;

/** From Google's words to ours; a status or a type that we do not know is never a firm entry and never a shift. */
final class EventConverter {
    private EventConverter() {}

    static boolean isCancelled(Event event) {
        return "cancelled".equals(event.getStatus());
    }

    /** Birthdays and places of work are in calendars for other reasons. */
    static boolean isAboutPeople(Event event) {
        return "birthday".equals(event.getEventType()) || "workingLocation".equals(event.getEventType());
    }

    static CalendarEntry entry(Event event, Interval interval) {
        return new CalendarEntry(
                interval, isFirm(event) ? Certainty.FIRM : Certainty.TENTATIVE, text(event.getSummary()));
    }

    static boolean isFirm(Event event) {
        String status = event.getStatus();
        String type = event.getEventType();
        return (status == null || status.equals("confirmed")) && (type == null || type.equals("default"));
    }

    /**
     * Who is on a shift: those who accepted, or whom the title names when nobody is invited.
     *
     * @param unansweredCount whether those who have not answered yet are, too
     */
    static List<Person> people(Event event, boolean unansweredCount) {
        List<EventAttendee> attendees = event.getAttendees();
        if (attendees == null || attendees.isEmpty()) {
            String title = text(event.getSummary());
            return title.isBlank() ? List.of() : List.of(new Person(title, title));
        }
        return attendees.stream()
                .filter(Objects::nonNull)
                .filter(each -> "accepted".equals(each.getResponseStatus())
                        || (unansweredCount && "needsAction".equals(each.getResponseStatus())))
                .filter(each -> !Boolean.TRUE.equals(each.getResource()))
                .filter(each -> !text(each.getEmail()).isBlank())
                .map(each -> new Person(text(each.getEmail()), text(each.getDisplayName())))
                .toList();
    }

    /** When it is; empty when it cannot be placed in time. */
    static Optional<Interval> interval(Event event, Optional<ZoneId> zone) {
        Optional<Instant> start = instant(event.getStart(), zone);
        Optional<Instant> end = instant(event.getEnd(), zone);
        return start.isPresent() && end.isPresent() && !end.get().isBefore(start.get())
                ? Optional.of(new Interval(start.get(), end.get()))
                : Optional.empty();
    }

    /** What is wrong with an event that cannot be placed in time. */
    static String unplaced(Event event, Optional<ZoneId> zone) {
        EventDateTime start = event.getStart();
        boolean day = start != null && start.getDateTime() == null && start.getDate() != null;
        return "The event \"" + text(event.getSummary()) + "\" (id " + text(event.getId()) + ")"
                + (day && zone.isEmpty()
                        ? " is for whole days, but the time zone of its calendar is unknown; set it in the settings of the calendar."
                        : " has no valid start and end.");
    }

    /** Whole days begin when the calendar's zone says so; the client's own value of such a day is midnight in UTC. */
    private static Optional<Instant> instant(@Nullable EventDateTime time, Optional<ZoneId> zone) {
        if (time == null) {
            return Optional.empty();
        }
        DateTime moment = time.getDateTime();
        if (moment != null && !moment.isDateOnly()) {
            return Optional.of(Instant.ofEpochMilli(moment.getValue()));
        }
        DateTime day = time.getDate();
        if (day == null) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(day.toStringRfc3339());
            return zone.map(each -> date.atStartOfDay(each).toInstant());
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
