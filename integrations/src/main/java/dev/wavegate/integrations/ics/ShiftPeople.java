package dev.wavegate.integrations.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wavegate.domain.staffing.Person;
import dev.wavegate.icalendar.ICalendarEntry;
import dev.wavegate.icalendar.Participant;

/**
 * How an event of a shift calendar says whose shift it is.
 *
 * @param source where to look first; an event that names nobody there is the shift of whom its title names
 * @param titlePattern what in a title is a person, its first group if it has one; without it, all of the title is
 * @param unansweredCount whether attendees who have not answered are on shift like those who accepted
 */
public record ShiftPeople(Source source, Optional<Pattern> titlePattern, boolean unansweredCount) {
    /** Where an event says whose shift it is. */
    public enum Source {
        ATTENDEES,
        ORGANIZER,
        TITLE
    }

    /** Those who accepted, or whom the title names when nobody is invited. */
    public static ShiftPeople whoAccepted() {
        return new ShiftPeople(Source.ATTENDEES, Optional.empty(), false);
    }

    List<Person> of(ICalendarEntry entry) {
        return switch (source) {
            // Invited and not coming is not the same as not invited, so then the title is not asked.
            case ATTENDEES -> entry.attendees().isEmpty() ? inTitle(entry.title()) : coming(entry.attendees());
            case ORGANIZER ->
                entry.organizer().map(each -> List.of(person(each))).orElseGet(() -> inTitle(entry.title()));
            case TITLE -> inTitle(entry.title());
        };
    }

    private List<Person> coming(List<Participant> attendees) {
        return attendees.stream()
                .filter(Participant::isPerson)
                .filter(each -> switch (each.answer()) {
                    case ACCEPTED -> true;
                    case NONE -> unansweredCount;
                    case ANYTHING_ELSE -> false;
                })
                .map(ShiftPeople::person)
                .toList();
    }

    private static Person person(Participant participant) {
        return new Person(participant.address(), participant.name());
    }

    private List<Person> inTitle(String title) {
        List<Person> people = new ArrayList<>();
        if (titlePattern.isEmpty()) {
            add(title, people);
            return people;
        }
        Matcher names = titlePattern.get().matcher(title);
        while (names.find()) {
            String name = names.groupCount() == 0 ? names.group() : names.group(1);
            add(name == null ? "" : name, people);
        }
        return people;
    }

    private static void add(String name, List<Person> people) {
        if (!name.isBlank()) {
            people.add(new Person(name, name));
        }
    }
}
