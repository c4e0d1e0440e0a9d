/** Time as half-open intervals and the names of outside schedules; knows no calendar, person, window or time zone. */
@NullMarked
package dev.wavegate.domain.schedule;

import org.jspecify.annotations.NullMarked;
