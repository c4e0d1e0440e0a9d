/**
 * The stand-in of PagerDuty: schedules with rendered entries, users and on-calls over its wire format; it knows the
 * shared wire kit and nothing of Wavegate itself.
 */
@NullMarked
package dev.wavegate.simulators.pagerduty;

import org.jspecify.annotations.NullMarked;
