/** Violations planted among stories; knows what it must not. */
@NullMarked
package dev.wavegate.local.architecture.planted.workflows;

import org.jspecify.annotations.NullMarked;
