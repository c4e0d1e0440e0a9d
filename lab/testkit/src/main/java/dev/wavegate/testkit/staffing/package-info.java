/** Shift rosters for tests, in memory, and what every one of them must do; knows no vendor. */
@NullMarked
package dev.wavegate.testkit.staffing;

import org.jspecify.annotations.NullMarked;
