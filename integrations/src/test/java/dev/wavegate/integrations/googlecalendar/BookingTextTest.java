package dev.wavegate.integrations.googlecalendar;

import dev.wavegate.domain.booking.Booking;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.testkit.booking.BookingBuilder.aBookingFor;
import static org.assertj.core.api.Assertions.assertThat;

class BookingTextTest {
    private static final Booking SHORT = aBookingFor("r1", 1)
            .saying("2,000 thermostats.")
            .of("ada@example.org", "site-ops", "firmware-oncall")
            .build();
    private static final Booking LONG =
            aBookingFor("r1", 1).saying("🔥".repeat(5_000)).build();

    @Test
    void endsWithTheLineBelowWhichNotesAreKept() {
        String text = BookingText.description(SHORT, null);

        assertThat(text).satisfies(golden("google.booking-text"));
        assertThat(BookingText.description(SHORT, text + "<br>Mine")).isEqualTo(text + "<br>Mine");
    }

    @Test
    void dropsWhatStoodThereWithoutTheLine() {
        assertThat(BookingText.description(SHORT, "See the wiki")).isEqualTo(BookingText.description(SHORT, null));
    }

    @Test
    void shortensOursAndNeverTheNotes() {
        String alone = BookingText.description(LONG, null);
        String notes = "n".repeat(3_000);
        String noted = BookingText.description(LONG, alone + notes);
        String full = BookingText.description(LONG, alone + "n".repeat(8_100));

        assertThat(alone).hasSizeLessThanOrEqualTo(8_000).contains("🔥…");
        assertThat(noted).hasSizeLessThanOrEqualTo(8_000).endsWith(notes);
        assertThat(full).doesNotContain("🔥").endsWith("nnn");
        assertThat(alone.chars()
                        .filter(each -> Character.isHighSurrogate((char) each))
                        .count())
                .isEqualTo(alone.chars()
                        .filter(each -> Character.isLowSurrogate((char) each))
                        .count());
    }

    @Test
    void tellsChangesOfWordsByAllOfThem() {
        assertThat(BookingText.words(SHORT))
                .isNotEqualTo(BookingText.words(aBookingFor("r1", 1)
                        .saying("2,000 thermostats.")
                        .of("ada@example.org", "site-ops")
                        .build()));
        assertThat(BookingText.words(LONG)).hasSizeGreaterThan(10_000);
    }
}
