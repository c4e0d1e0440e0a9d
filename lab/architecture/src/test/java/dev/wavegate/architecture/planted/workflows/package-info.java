/** Violations planted among stories; knows what it must not. */
@NullMarked
package dev.wavegate.architecture.planted.workflows;

import org.jspecify.annotations.NullMarked;
