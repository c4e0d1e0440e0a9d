/** Maintenance calendars and shift calendars in iCalendar feeds and files; knows no other system. */
@NullMarked
package dev.wavegate.integrations.ics;

import org.jspecify.annotations.NullMarked;
