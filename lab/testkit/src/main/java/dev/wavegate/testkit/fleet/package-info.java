/** Fleets for tests: orders, a fleet in memory, and what every device backend must do; knows no vendor. */
@NullMarked
package dev.wavegate.testkit.fleet;

import org.jspecify.annotations.NullMarked;
