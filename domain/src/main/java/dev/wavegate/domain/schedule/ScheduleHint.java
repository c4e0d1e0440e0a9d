package dev.wavegate.domain.schedule;

/**
 * Whether to read a schedule again.
 *
 * @param changed false only when the source is sure that nothing was changed
 * @param cursor what to ask with the next time
 */
public record ScheduleHint(boolean changed, String cursor) {}
