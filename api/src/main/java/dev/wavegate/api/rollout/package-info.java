/** Rollouts as resources: start, look, steer; knows no Temporal type and no table. */
@NullMarked
package dev.wavegate.api.rollout;

import org.jspecify.annotations.NullMarked;
