/** The worker process: wiring, tuning, feeds; knows everything and decides nothing. */
@NullMarked
package dev.wavegate.worker;

import org.jspecify.annotations.NullMarked;
