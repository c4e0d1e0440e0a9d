/** Raising incidents. */
@NullMarked
package dev.wavegate.activities.incident;

import org.jspecify.annotations.NullMarked;
