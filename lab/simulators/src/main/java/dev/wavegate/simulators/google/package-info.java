/**
 * The stand-in of Google Calendar: events, series, paging, sync tokens and service-account tokens over its wire format;
 * it knows the shared wire kit and nothing of Wavegate itself.
 */
@NullMarked
package dev.wavegate.simulators.google;

import org.jspecify.annotations.NullMarked;
