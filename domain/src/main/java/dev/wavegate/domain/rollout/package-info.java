/** Rollouts: plans, their lifecycle, and what is known of each; may know every other feature. */
@NullMarked
package dev.wavegate.domain.rollout;

import org.jspecify.annotations.NullMarked;
