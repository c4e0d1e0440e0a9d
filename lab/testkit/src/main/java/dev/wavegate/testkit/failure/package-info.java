/** Troubles for in-memory ports: calls that fail and answers that get lost; knows no port. */
@NullMarked
package dev.wavegate.testkit.failure;

import org.jspecify.annotations.NullMarked;
