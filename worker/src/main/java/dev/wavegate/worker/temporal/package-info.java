/** How stories and activities are served: workers, their tuning, and the feeds. */
@NullMarked
package dev.wavegate.worker.temporal;

import org.jspecify.annotations.NullMarked;
