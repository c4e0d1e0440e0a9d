/** Bookings for tests: builders, books and calendars in memory, and what every one of them must do; knows no vendor. */
@NullMarked
package dev.wavegate.testkit.booking;

import org.jspecify.annotations.NullMarked;
