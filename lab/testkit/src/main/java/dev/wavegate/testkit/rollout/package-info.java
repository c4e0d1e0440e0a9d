/** In-memory rollouts and schedule snapshots, their contracts, and plan builders; knows no adapter. */
@NullMarked
package dev.wavegate.testkit.rollout;

import org.jspecify.annotations.NullMarked;
