/** What {@code /actuator/health} says about the outside systems. */
@NullMarked
package dev.wavegate.worker.health;

import org.jspecify.annotations.NullMarked;
