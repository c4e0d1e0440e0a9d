/** Incidents for tests: drafts, an incident system in memory, and what every one must do; knows no vendor. */
@NullMarked
package dev.wavegate.testkit.incident;

import org.jspecify.annotations.NullMarked;
