/** Booking people for waves; knows no calendar and no table. */
@NullMarked
package dev.wavegate.workflows.booking;

import org.jspecify.annotations.NullMarked;
