package dev.wavegate.domain.schedule;

/**
 * The port to sources that know cheaply whether a schedule changed. A "no" may spare some reads of what is covered already;
 * no wave starts because of it.
 */
public interface ScheduleHints {
    /**
     * Whether the schedule was changed since the cursor.
     *
     * @param cursor from the hint before; blank to begin, which is answered with "changed"
     */
    ScheduleHint since(ScheduleRef schedule, String cursor);
}
