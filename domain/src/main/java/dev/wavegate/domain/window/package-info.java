/** When a wave may start: open calendar, no freeze, enough staff; knows no rollout, device, ticket or vendor. */
@NullMarked
package dev.wavegate.domain.window;

import org.jspecify.annotations.NullMarked;
