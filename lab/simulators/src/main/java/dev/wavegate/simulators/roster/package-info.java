/**
 * Stand-ins of shift systems that are reached through a description of how they speak; some of their shapes are assumed.
 * It knows the shared wire kit and nothing of Wavegate itself.
 */
@NullMarked
package dev.wavegate.simulators.roster;

import org.jspecify.annotations.NullMarked;
