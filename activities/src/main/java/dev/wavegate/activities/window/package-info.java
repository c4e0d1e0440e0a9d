/** Looking for windows, and copying the schedules they are found in. */
@NullMarked
package dev.wavegate.activities.window;

import org.jspecify.annotations.NullMarked;
