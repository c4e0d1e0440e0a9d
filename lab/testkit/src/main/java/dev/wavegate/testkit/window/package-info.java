/** In-memory maintenance calendars for tests and the contract of every calendar; knows no vendor. */
@NullMarked
package dev.wavegate.testkit.window;

import org.jspecify.annotations.NullMarked;
