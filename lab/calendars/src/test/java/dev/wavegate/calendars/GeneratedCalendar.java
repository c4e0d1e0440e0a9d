package dev.wavegate.calendars;

/**
 * A calendar of a certain kind.
 *
 * @param kind what is unusual about it, as disagreements.md names it
 * @param zone what it is read with
 */
record GeneratedCalendar(String kind, String zone, String text) {}
