/** Contracts about cohorts and waves, and the workflow of one wave. */
@NullMarked
package dev.wavegate.workflows.wave;

import org.jspecify.annotations.NullMarked;
