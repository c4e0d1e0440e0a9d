/** Watches the devices of a rollout that has completed. */
@NullMarked
package dev.wavegate.workflows.watch;

import org.jspecify.annotations.NullMarked;
