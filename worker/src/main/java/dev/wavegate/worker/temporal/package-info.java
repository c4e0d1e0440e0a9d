/** Temporal workers and their options, and the start of feeds. */
@NullMarked
package dev.wavegate.worker.temporal;

import org.jspecify.annotations.NullMarked;
