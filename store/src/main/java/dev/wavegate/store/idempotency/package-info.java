/** First answers to requests that carry a key; knows nothing of what is asked. */
@NullMarked
package dev.wavegate.store.idempotency;

import org.jspecify.annotations.NullMarked;
