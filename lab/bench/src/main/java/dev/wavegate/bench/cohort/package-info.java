/** Measures the store of cohorts and dispatches in an embedded PostgreSQL; knows no device backend. */
@NullMarked
package dev.wavegate.bench.cohort;

import org.jspecify.annotations.NullMarked;
