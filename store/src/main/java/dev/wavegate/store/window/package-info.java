/** Snapshots of calendars and rosters in PostgreSQL; knows no calendar system. */
@NullMarked
package dev.wavegate.store.window;

import org.jspecify.annotations.NullMarked;
