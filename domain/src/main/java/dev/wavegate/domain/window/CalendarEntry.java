package dev.wavegate.domain.window;

import dev.wavegate.domain.schedule.Interval;

/** One entry of a calendar as half-open interval; the title may be empty. */
public record CalendarEntry(Interval interval, Certainty certainty, String title) {}
