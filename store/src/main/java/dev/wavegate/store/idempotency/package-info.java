/** First responses by idempotency key; knows no endpoint. */
@NullMarked
package dev.wavegate.store.idempotency;

import org.jspecify.annotations.NullMarked;
