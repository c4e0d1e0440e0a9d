/**
 * The stand-in of a web server with iCalendar feeds under secret addresses; it knows the shared wire kit and nothing of
 * Wavegate itself.
 */
@NullMarked
package dev.wavegate.simulators.ics;

import org.jspecify.annotations.NullMarked;
