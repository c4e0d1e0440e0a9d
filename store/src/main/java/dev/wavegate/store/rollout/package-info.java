/** The read model of rollouts in PostgreSQL; knows no workflow. */
@NullMarked
package dev.wavegate.store.rollout;

import org.jspecify.annotations.NullMarked;
