package dev.wavegate.domain.window;

import java.util.List;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.text.ReadableTime;

/** How intervals and schedules read in sentences. */
public final class Wording {
    private Wording() {}

    /** Like {@code from 2026-11-21T01:00Z to 05:00Z}, with the second date only where it differs. */
    public static String fromTo(Interval interval) {
        return "from " + ReadableTime.fromTo(interval.start(), interval.end());
    }

    /** Like {@code on 24 Nov 03:30–04:15 UTC}, or {@code from 24 Nov 22:00 to 25 Nov 04:00 UTC}. */
    public static String onDay(Interval interval) {
        return ReadableTime.onDay(interval.start(), interval.end());
    }

    public static String names(List<ScheduleRef> sources) {
        return sources.stream().map(ScheduleRef::toString).collect(Collectors.joining(", "));
    }

    public static String titled(String title, ScheduleRef source) {
        return title.isBlank() ? source.toString() : "\"" + title.strip() + "\" (" + source + ")";
    }
}
