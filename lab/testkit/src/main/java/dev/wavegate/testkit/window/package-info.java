/** Maintenance calendars for tests, in memory, and what every one of them must do; knows no vendor. */
@NullMarked
package dev.wavegate.testkit.window;

import org.jspecify.annotations.NullMarked;
