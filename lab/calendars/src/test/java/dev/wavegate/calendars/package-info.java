/** Generated calendars, read by icalendar and by two published libraries; knows nothing but icalendar. */
@org.jspecify.annotations.NullMarked
package dev.wavegate.calendars;
