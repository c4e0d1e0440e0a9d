/** Telling stories that something outside moved. */
@NullMarked
package dev.wavegate.activities.hint;

import org.jspecify.annotations.NullMarked;
