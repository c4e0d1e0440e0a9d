/** The append-only record of a rollout; knows what a journal is, not what is written into it. */
@NullMarked
package dev.wavegate.domain.journal;

import org.jspecify.annotations.NullMarked;
