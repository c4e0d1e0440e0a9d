/** Names of things that several features share; knows no feature. */
@NullMarked
package dev.wavegate.domain.identity;

import org.jspecify.annotations.NullMarked;
