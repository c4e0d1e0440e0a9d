package dev.wavegate.integrations.googlecalendar;

import java.util.stream.Collectors;

import dev.wavegate.domain.booking.BookedPerson;
import dev.wavegate.domain.booking.Booking;
import org.jspecify.annotations.Nullable;

/** The description of an event: our words, who is booked for what, a line, and below it whatever people add. */
final class BookingText {
    // Without line breaks and signs of markup, because the calendar's own editor rewrites both.
    private static final String LINE = "— Wavegate keeps what stands below this line —";
    // A description has at most 8,192 characters, and people need some for their own.
    private static final int MOST_OF_OURS = 6_000;

    private BookingText() {}

    /** Everything of ours, the title included, by which a change of it is told. */
    static String words(Booking booking) {
        return booking.title() + "\n" + ours(booking);
    }

    /** The description with the notes that stand in the one before. */
    static String description(Booking booking, @Nullable String before) {
        return ours(booking) + "\n\n" + LINE + notes(before);
    }

    private static String ours(Booking booking) {
        String people = booking.people().stream().map(BookingText::person).collect(Collectors.joining("\n"));
        String text = booking.description() + (people.isEmpty() ? "" : "\n\n" + people);
        if (text.length() <= MOST_OF_OURS) {
            return text.strip();
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_OF_OURS - 1)) ? MOST_OF_OURS - 1 : MOST_OF_OURS;
        return text.substring(0, end) + "…";
    }

    private static String person(BookedPerson booked) {
        String key = booked.person().key();
        String name = booked.person().name();
        return (name.equals(key) ? key : name + ", " + key) + ": "
                + booked.roles().stream().map(role -> role.value()).sorted().collect(Collectors.joining(", "));
    }

    private static String notes(@Nullable String before) {
        int line = before == null ? -1 : before.indexOf(LINE);
        return before == null || line < 0 ? "" : before.substring(line + LINE.length());
    }
}
