/** The small closed taxonomy of failures and its catalogue; knows no system that fails. */
@NullMarked
package dev.wavegate.domain.failure;

import org.jspecify.annotations.NullMarked;
