/** A rollout followed from outside, through the public API only; knows how to tell it, and not who runs it. */
@NullMarked
package dev.wavegate.local.client;

import org.jspecify.annotations.NullMarked;
