/** Devices, what becomes of them in a rollout, and the port to their fleets; knows no wave, gate or rollout story. */
@NullMarked
package dev.wavegate.domain.device;

import org.jspecify.annotations.NullMarked;
