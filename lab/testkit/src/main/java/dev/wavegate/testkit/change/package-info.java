/** Changes for tests: drafts, a change system in memory, and what every change system must do; knows no vendor. */
@NullMarked
package dev.wavegate.testkit.change;

import org.jspecify.annotations.NullMarked;
