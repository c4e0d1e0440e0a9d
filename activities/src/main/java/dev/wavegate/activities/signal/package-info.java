/** Telling workflows that something outside moved. */
@NullMarked
package dev.wavegate.activities.signal;

import org.jspecify.annotations.NullMarked;
