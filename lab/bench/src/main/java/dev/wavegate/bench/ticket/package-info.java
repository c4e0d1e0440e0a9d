/** What many rollouts cost that are started together and then wait for their approval. */
@NullMarked
package dev.wavegate.bench.ticket;

import org.jspecify.annotations.NullMarked;
