/**
 * The stand-in of Shifts in Microsoft Teams behind Microsoft Graph: shifts, times off, groups and users over its wire
 * format; it knows the shared wire kit and nothing of Wavegate itself.
 */
@NullMarked
package dev.wavegate.simulators.graph;

import org.jspecify.annotations.NullMarked;
