/** A dispatch to a device backend, its idempotency key and its result; knows no backend and no cohort. */
@NullMarked
package dev.wavegate.domain.dispatch;

import org.jspecify.annotations.NullMarked;
