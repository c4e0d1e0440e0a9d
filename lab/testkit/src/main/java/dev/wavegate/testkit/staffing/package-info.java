/** In-memory rosters for tests and the contract of every roster; knows no vendor. */
@NullMarked
package dev.wavegate.testkit.staffing;

import org.jspecify.annotations.NullMarked;
