/** What {@code /actuator/health} says about the outside systems and about rollouts that no workflow drives. */
@NullMarked
package dev.wavegate.worker.health;

import org.jspecify.annotations.NullMarked;
