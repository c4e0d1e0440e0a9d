/** In-memory cohorts, orders and feed cursors, their contracts, and devices that speak; knows no adapter. */
@NullMarked
package dev.wavegate.testkit.cohort;

import org.jspecify.annotations.NullMarked;
