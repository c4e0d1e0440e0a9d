/** Recording rollouts in our own store. */
@NullMarked
package dev.wavegate.activities.journal;

import org.jspecify.annotations.NullMarked;
