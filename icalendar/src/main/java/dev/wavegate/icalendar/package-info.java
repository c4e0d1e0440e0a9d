/** Texts in iCalendar's format (RFC 5545) as intervals, or why they are none; knows no network, file, clock or vendor. */
@NullMarked
package dev.wavegate.icalendar;

import org.jspecify.annotations.NullMarked;
