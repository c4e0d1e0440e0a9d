/** Hints from outside systems that something moved; believes nothing of what they say. */
@NullMarked
package dev.wavegate.api.hooks;

import org.jspecify.annotations.NullMarked;
