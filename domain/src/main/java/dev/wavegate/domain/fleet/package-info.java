/** Devices, what their backend reports of them, and the port to device backends; knows no cohort, wave or rollout. */
@NullMarked
package dev.wavegate.domain.fleet;

import org.jspecify.annotations.NullMarked;
