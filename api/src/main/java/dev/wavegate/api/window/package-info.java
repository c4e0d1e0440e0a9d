/** Questions about windows that need no rollout; knows plans' words and schedules' copies, and no outside system. */
@NullMarked
package dev.wavegate.api.window;

import org.jspecify.annotations.NullMarked;
