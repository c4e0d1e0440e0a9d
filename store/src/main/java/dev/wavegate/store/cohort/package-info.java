/** Cohorts, dispatches and feed cursors in PostgreSQL; knows no device backend. */
@NullMarked
package dev.wavegate.store.cohort;

import org.jspecify.annotations.NullMarked;
