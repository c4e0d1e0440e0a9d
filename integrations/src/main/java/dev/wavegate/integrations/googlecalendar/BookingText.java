package dev.wavegate.integrations.googlecalendar;

import java.util.stream.Collectors;

import dev.wavegate.domain.booking.BookedPerson;
import dev.wavegate.domain.booking.Booking;
import org.jspecify.annotations.Nullable;

/** The description of an event: our words, who is booked for what, a line, and below it whatever people add. */
final class BookingText {
    // Without line breaks and signs of markup, because the calendar's own editor rewrites both.
    private static final String LINE = "— Add notes below this line; Wavegate overwrites the text above —";
    // A description has at most 8,192 characters; beyond, the whole event would be refused.
    private static final int LONGEST = 8_000;

    private BookingText() {}

    /** Everything of ours, the title included, by which a change of it is told. */
    static String words(Booking booking) {
        return booking.title() + "\n" + ours(booking);
    }

    /** The description with the notes that stand in the one before; where there is no room for all, ours are shortened. */
    static String description(Booking booking, @Nullable String before) {
        String kept = "\n\n" + LINE + notes(before);
        return shortened(ours(booking), Math.max(0, LONGEST - kept.length())) + kept;
    }

    private static String ours(Booking booking) {
        String people = booking.people().stream().map(BookingText::person).collect(Collectors.joining("\n"));
        return (booking.description() + (people.isEmpty() ? "" : "\n\n" + people)).strip();
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most || most < 2) {
            return text.length() <= most ? text : "";
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
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
