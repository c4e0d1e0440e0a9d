/** Contracts about windows, and the feed that tells rollouts when calendars and rosters moved. */
@NullMarked
package dev.wavegate.workflows.window;

import org.jspecify.annotations.NullMarked;
