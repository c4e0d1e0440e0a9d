/** Bookings of people in PostgreSQL; knows no calendar. */
@NullMarked
package dev.wavegate.store.booking;

import org.jspecify.annotations.NullMarked;
