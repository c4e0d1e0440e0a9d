/** The client of the workflows: the only place that calls Temporal; knows no HTTP. */
@NullMarked
package dev.wavegate.api.temporal;

import org.jspecify.annotations.NullMarked;
