package dev.wavegate.domain.schedule;

/**
 * The port to sources that say cheaply whether somebody changed a schedule. A "no" may spare a reading now and then, of what
 * is covered already; it is no reading, and nothing starts on its word.
 */
public interface ScheduleHints {
    /**
     * Whether the schedule was changed since the cursor.
     *
     * @param cursor from the hint before; blank to begin, which is answered with "changed"
     */
    ScheduleHint since(ScheduleRef schedule, String cursor);
}
