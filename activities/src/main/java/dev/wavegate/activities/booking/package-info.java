/** Carrying out what stories want booked; knows no vendor and no workflow. */
@NullMarked
package dev.wavegate.activities.booking;

import org.jspecify.annotations.NullMarked;
