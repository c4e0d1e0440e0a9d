/** iCalendar text (RFC 5545) to intervals or problems; knows no network, file, clock or vendor. */
@NullMarked
package dev.wavegate.icalendar;

import org.jspecify.annotations.NullMarked;
