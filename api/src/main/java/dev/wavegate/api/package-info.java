/** The application that serves REST, hooks and the event stream; knows no rule of a rollout. */
@NullMarked
package dev.wavegate.api;

import org.jspecify.annotations.NullMarked;
