/** Maintenance, shift and booking calendars in Google Calendar; its words stop here, and it knows no other system. */
@NullMarked
package dev.wavegate.integrations.googlecalendar;

import org.jspecify.annotations.NullMarked;
