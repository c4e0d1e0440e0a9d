/** How a workflow is recorded while it happens; knows no other feature's activities. */
@NullMarked
package dev.wavegate.workflows.journal;

import org.jspecify.annotations.NullMarked;
