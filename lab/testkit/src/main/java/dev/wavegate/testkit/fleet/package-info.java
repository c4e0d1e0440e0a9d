/** Dispatch builders, an in-memory fleet, and the contract of every device backend; knows no vendor. */
@NullMarked
package dev.wavegate.testkit.fleet;

import org.jspecify.annotations.NullMarked;
