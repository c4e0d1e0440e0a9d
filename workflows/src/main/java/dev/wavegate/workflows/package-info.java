/** Temporal contracts and the stories written against them; knows no adapter. */
@NullMarked
package dev.wavegate.workflows;

import org.jspecify.annotations.NullMarked;
