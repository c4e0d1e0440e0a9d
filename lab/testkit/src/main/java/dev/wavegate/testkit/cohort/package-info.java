/** In-memory cohorts, dispatches and feed cursors, their contracts, and builders; knows no adapter. */
@NullMarked
package dev.wavegate.testkit.cohort;

import org.jspecify.annotations.NullMarked;
