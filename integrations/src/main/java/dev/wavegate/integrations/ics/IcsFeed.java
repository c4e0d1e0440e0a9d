package dev.wavegate.integrations.ics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.icalendar.ICalendarEntry;
import dev.wavegate.icalendar.ICalendarResult;
import dev.wavegate.icalendar.ICalendarText;
import dev.wavegate.integrations.http.SystemCodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One calendar that plans may name. */
final class IcsFeed {
    private static final Logger LOG = LoggerFactory.getLogger(IcsFeed.class);

    private final String name;
    private final IcsFeedSettings settings;
    private final CalendarPlace place;
    private final Clock clock;
    private volatile List<String> reported = List.of();

    IcsFeed(String name, IcsFeedSettings settings, CalendarPlace place, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.place = place;
        this.clock = clock;
    }

    ShiftPeople people() {
        return settings.people();
    }

    /**
     * What the calendar says of the horizon, complete or not.
     *
     * @throws Failure when it cannot be fetched, is none, is empty without being allowed to, or is too old
     */
    Content read(Interval horizon, SystemCodes codes) {
        CalendarBody body = place.fetch(codes);
        Content content = ICalendarText.read(body.text(), settings.zone(), settings.skippedTimes(), horizon)
                .match(this::complete, this::incomplete, this::unreadable);
        // Not before it could be read: half a calendar may come under the name of the whole one.
        place.keep(body);
        requireYouth(body.writtenAt());
        return content;
    }

    /** Nobody empties a calendar as often as exports fail. */
    private Content complete(ICalendarResult.Complete reading) {
        if (reading.events() == 0 && !settings.mayBeEmpty()) {
            throw unavailable(" has no events; set may-be-empty if that is correct");
        }
        report(List.of());
        return new Content(reading.entries(), List.of());
    }

    private Content incomplete(ICalendarResult.Incomplete reading) {
        report(reading.problems());
        return new Content(reading.entries(), reading.problems());
    }

    private Content unreadable(ICalendarResult.Unreadable reading) {
        throw unavailable(" cannot be parsed. " + reading.problem());
    }

    /** Once for every change, however often the calendar is read. */
    private void report(List<String> problems) {
        if (!problems.isEmpty() && !problems.equals(reported)) {
            LOG.atWarn()
                    .addKeyValue("calendar", name)
                    .addKeyValue("problems", problems)
                    .log("A calendar has ambiguous entries; it counts as incomplete until they are corrected");
        }
        reported = problems;
    }

    private void requireYouth(Optional<Instant> writtenAt) {
        settings.maxAge().ifPresent(maxAge -> {
            Instant written =
                    writtenAt.orElseThrow(() -> unavailable(" has no modification time, which max-age requires"));
            Duration age = Duration.between(written, clock.instant());
            if (age.compareTo(maxAge) > 0) {
                throw unavailable(" was written at " + ReadableTime.of(written) + ", longer ago than its max-age of "
                        + ReadableTime.of(maxAge));
            }
        });
    }

    private Failure unavailable(String what) {
        return Failure.of(FailureCode.SYSTEM_UNAVAILABLE, name + what);
    }

    /**
     * What happens in the horizon; nothing may be concluded from it unless it is complete.
     *
     * @param problems what is unclear, in sentences that name the event and its line; empty if it is complete
     */
    record Content(List<ICalendarEntry> entries, List<String> problems) {
        boolean complete() {
            return problems.isEmpty();
        }

        /** What is unclear in one text; empty if it is complete. */
        Optional<String> problem() {
            return complete() ? Optional.empty() : Optional.of(String.join(" ", problems));
        }
    }
}
