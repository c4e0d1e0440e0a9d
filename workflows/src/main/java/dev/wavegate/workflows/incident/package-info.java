/** The contract of raising incidents. */
@NullMarked
package dev.wavegate.workflows.incident;

import org.jspecify.annotations.NullMarked;
