/** Small helpers that every workflow uses: options by profile, outboxes, payloads; knows no feature. */
@NullMarked
package dev.wavegate.workflows.temporal;

import org.jspecify.annotations.NullMarked;
