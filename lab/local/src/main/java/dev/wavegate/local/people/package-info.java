/** Simulated people who use the same API as real ones; knows nothing of Wavegate. */
@NullMarked
package dev.wavegate.local.people;

import org.jspecify.annotations.NullMarked;
