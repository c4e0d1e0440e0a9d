package dev.wavegate.domain.booking;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Person;

/**
 * Somebody's time that a booking has taken.
 *
 * @param booking whose it is
 * @param interval all of it, also what lies outside the time that was asked about
 */
public record Engagement(Person person, BookingKey booking, Interval interval) {}
