/** Incident builders, an in-memory incident system, and the contract of every one; knows no vendor. */
@NullMarked
package dev.wavegate.testkit.incident;

import org.jspecify.annotations.NullMarked;
