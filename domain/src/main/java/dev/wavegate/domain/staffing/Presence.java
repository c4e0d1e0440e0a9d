package dev.wavegate.domain.staffing;

import dev.wavegate.domain.schedule.Interval;

/** One person on shift for one half-open interval, as the final view of a roster shows it. */
public record Presence(Person person, Interval interval) {}
