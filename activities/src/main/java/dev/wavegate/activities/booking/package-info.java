/** Carrying out what workflows want booked; knows no vendor and no workflow. */
@NullMarked
package dev.wavegate.activities.booking;

import org.jspecify.annotations.NullMarked;
