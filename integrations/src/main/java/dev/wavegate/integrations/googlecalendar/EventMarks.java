package dev.wavegate.integrations.googlecalendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.api.services.calendar.model.Event;
import dev.wavegate.domain.booking.BookingKey;
import org.jspecify.annotations.Nullable;

/**
 * What we write on an event for ourselves: whose booking it is, and what of it is ours, so that all else can stay. Private
 * marks are of the calendar that we wrote to; the shared one also stands in the guests' own copies.
 *
 * @param booking the key of the booking; empty on what is not ours
 * @param text which words are ours, as a digest
 * @param guests whom we invited, as digests with a blank between
 */
record EventMarks(String booking, String text, String guests) {
    private static final String BOOKING = "wavegate-booking";
    private static final String TEXT = "wavegate-text";
    private static final String GUESTS = "wavegate-guests";
    private static final String SHARED = "wavegate";
    // A value has at most 1,024 characters: with a blank between, a hundred people need 900.
    private static final int DIGITS_OF_A_GUEST = 8;

    /** The marks of an event; empty ones where it has none. */
    static EventMarks of(Event event) {
        Event.ExtendedProperties properties = event.getExtendedProperties();
        Map<String, String> found = orNothing(properties == null ? null : properties.getPrivate());
        return new EventMarks(
                found.getOrDefault(BOOKING, ""), found.getOrDefault(TEXT, ""), found.getOrDefault(GUESTS, ""));
    }

    static EventMarks of(BookingKey key, String words, Collection<String> addresses) {
        String guests =
                addresses.stream().map(EventMarks::digestOfGuest).sorted().collect(Collectors.joining(" "));
        return new EventMarks(key.toString(), digest(words), guests);
    }

    /** Whether Wavegate wrote it, here or into the calendar that this is a copy of. */
    static boolean areOn(Event event) {
        Event.ExtendedProperties properties = event.getExtendedProperties();
        return properties != null
                && (orNothing(properties.getPrivate()).containsKey(BOOKING)
                        || orNothing(properties.getShared()).containsKey(SHARED));
    }

    boolean areOf(BookingKey key) {
        return booking.equals(key.toString());
    }

    boolean nameGuest(String address) {
        return Set.of(guests.split(" ")).contains(digestOfGuest(address));
    }

    Event.ExtendedProperties asProperties() {
        return new Event.ExtendedProperties()
                .setPrivate(Map.of(BOOKING, booking, TEXT, text, GUESTS, guests))
                .setShared(Map.of(SHARED, "booking"));
    }

    private static String digestOfGuest(String address) {
        return digest(address).substring(0, DIGITS_OF_A_GUEST);
    }

    private static Map<String, String> orNothing(@Nullable Map<String, String> properties) {
        return properties == null ? Map.of() : properties;
    }

    static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }
}
