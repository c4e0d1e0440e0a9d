package dev.wavegate.domain.staffing;

import dev.wavegate.domain.schedule.Interval;

/** The time for which one person fills one slot of one role. */
public record SlotAssignment(Person person, Role role, Interval interval) {}
