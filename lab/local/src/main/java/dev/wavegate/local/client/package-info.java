/** A client that follows a rollout through the public API; knows no engine. */
@NullMarked
package dev.wavegate.local.client;

import org.jspecify.annotations.NullMarked;
