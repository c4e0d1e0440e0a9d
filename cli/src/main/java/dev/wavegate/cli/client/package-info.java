/** A client of the REST API: starts rollouts and follows them; knows nothing behind the API. */
@NullMarked
package dev.wavegate.cli.client;

import org.jspecify.annotations.NullMarked;
