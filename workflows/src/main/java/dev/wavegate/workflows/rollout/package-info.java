/** The contract of a rollout and its story. */
@NullMarked
package dev.wavegate.workflows.rollout;

import org.jspecify.annotations.NullMarked;
