/** Temporal contracts and the workflows written against them; knows no adapter. */
@NullMarked
package dev.wavegate.workflows;

import org.jspecify.annotations.NullMarked;
