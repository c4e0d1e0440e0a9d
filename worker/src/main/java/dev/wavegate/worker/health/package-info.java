/** The health of outside systems for {@code /actuator/health}. */
@NullMarked
package dev.wavegate.worker.health;

import org.jspecify.annotations.NullMarked;
