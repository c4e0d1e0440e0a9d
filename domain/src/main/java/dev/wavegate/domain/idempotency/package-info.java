/** First answers to repeated requests; knows no HTTP but a status code and a media type. */
@NullMarked
package dev.wavegate.domain.idempotency;

import org.jspecify.annotations.NullMarked;
