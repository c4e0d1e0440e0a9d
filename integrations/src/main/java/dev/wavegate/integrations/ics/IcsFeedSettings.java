package dev.wavegate.integrations.ics;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.icalendar.SkippedTimes;

/**
 * How to read one calendar.
 *
 * @param zone the clocks of whole days and of times that name no zone
 * @param skippedTimes what becomes of repetitions at local times that do not exist
 * @param maxAge how long ago the calendar may have been written; empty for any time
 * @param mayBeEmpty whether a calendar without a single event is to be believed
 */
public record IcsFeedSettings(
        IcsPlace place,
        ZoneId zone,
        SkippedTimes skippedTimes,
        Optional<Duration> maxAge,
        boolean mayBeEmpty,
        ShiftPeople people) {
    public IcsFeedSettings {
        maxAge.filter(age -> age.isZero() || age.isNegative()).ifPresent(age -> {
            throw new IllegalArgumentException("max-age must be longer than 0 s, but is " + ReadableTime.of(age));
        });
    }

    /** The calendar at this place, read as most are. */
    public static IcsFeedSettings of(IcsPlace place, ZoneId zone) {
        return new IcsFeedSettings(place, zone, SkippedTimes.SHIFT, Optional.empty(), false, ShiftPeople.whoAccepted());
    }

    /** The same with another policy for skipped local times. */
    public IcsFeedSettings with(SkippedTimes changed) {
        return new IcsFeedSettings(place, zone, changed, maxAge, mayBeEmpty, people);
    }

    /** The same, but not older than this. */
    public IcsFeedSettings withMaxAge(Duration changed) {
        return new IcsFeedSettings(place, zone, skippedTimes, Optional.of(changed), mayBeEmpty, people);
    }

    /** The same, believed even when it is empty. */
    public IcsFeedSettings mayBeEmpty(boolean changed) {
        return new IcsFeedSettings(place, zone, skippedTimes, maxAge, changed, people);
    }

    /** The same with another way to tell whose shift it is. */
    public IcsFeedSettings with(ShiftPeople changed) {
        return new IcsFeedSettings(place, zone, skippedTimes, maxAge, mayBeEmpty, changed);
    }
}
