/** How fast texts in iCalendar's format are read. */
@org.jspecify.annotations.NullMarked
package dev.wavegate.bench.calendar;
