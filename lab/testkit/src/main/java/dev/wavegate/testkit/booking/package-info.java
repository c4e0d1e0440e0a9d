/** Booking builders, in-memory bookings and calendars, and their contracts; knows no vendor. */
@NullMarked
package dev.wavegate.testkit.booking;

import org.jspecify.annotations.NullMarked;
