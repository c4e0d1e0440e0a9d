/**
 * The stand-in of a device manager that speaks the Fleet API, with a fleet whose devices can misbehave; it knows the
 * shared wire kit and nothing of Wavegate itself.
 */
@NullMarked
package dev.wavegate.simulators.fleet;

import org.jspecify.annotations.NullMarked;
