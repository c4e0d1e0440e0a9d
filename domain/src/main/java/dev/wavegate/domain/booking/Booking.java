package dev.wavegate.domain.booking;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.text.ReadableTime;

/**
 * People asked to be there for a wave.
 *
 * @param presence from before the wave until it could still be taken back, for everybody alike; at least a second
 * @param people each of them once, at most {@value #MOST_PEOPLE}, in the order in which they are to be named
 * @param title in one line, not blank
 * @param description for people; may be empty
 */
public record Booking(BookingKey key, Interval presence, List<BookedPerson> people, String title, String description) {
    /** Far beyond what any wave needs. */
    public static final int MOST_PEOPLE = 100;

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public Booking {
        people = List.copyOf(people);
        if (presence.duration().compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("a booking must last at least " + ReadableTime.of(SHORTEST)
                    + ", but lasts " + ReadableTime.of(presence.duration()));
        }
        if (people.size() > MOST_PEOPLE) {
            throw new IllegalArgumentException(
                    "a booking must have at most " + MOST_PEOPLE + " people, but has " + people.size());
        }
        Set<Person> seen = new HashSet<>();
        for (BookedPerson each : people) {
            if (!seen.add(each.person())) {
                throw new IllegalArgumentException("a booking must name each person once, but names "
                        + each.person().key() + " twice");
            }
        }
        if (title.isBlank() || title.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a title must be one line and not blank, but is \"" + title + "\"");
        }
    }
}
