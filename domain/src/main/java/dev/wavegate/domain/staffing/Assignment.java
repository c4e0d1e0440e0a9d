package dev.wavegate.domain.staffing;

/** One person who fills one slot of one role. */
public record Assignment(Person person, Role role) {}
