/** Incidents that a rollout raises, and the port to where people work on them; knows no vendor's words. */
@NullMarked
package dev.wavegate.domain.incident;

import org.jspecify.annotations.NullMarked;
