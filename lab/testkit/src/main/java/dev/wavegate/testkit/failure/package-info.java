/** Faults for in-memory ports: failing calls and lost responses; knows no port. */
@NullMarked
package dev.wavegate.testkit.failure;

import org.jspecify.annotations.NullMarked;
