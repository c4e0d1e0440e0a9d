/** Contracts about changes, and the feed that tells rollouts when theirs moved. */
@NullMarked
package dev.wavegate.workflows.change;

import org.jspecify.annotations.NullMarked;
