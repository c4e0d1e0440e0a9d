/** Who is booked for which wave, in our own books and in outside calendars; knows no plan, window rule or vendor. */
@NullMarked
package dev.wavegate.domain.booking;

import org.jspecify.annotations.NullMarked;
