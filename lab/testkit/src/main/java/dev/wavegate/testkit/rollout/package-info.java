/** In-memory rollouts, schedule copies and their contracts, and plans that speak; knows no adapter. */
@NullMarked
package dev.wavegate.testkit.rollout;

import org.jspecify.annotations.NullMarked;
