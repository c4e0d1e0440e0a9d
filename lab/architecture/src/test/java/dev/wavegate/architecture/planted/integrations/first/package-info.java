/** A planted vendor that knows another one. */
@NullMarked
package dev.wavegate.architecture.planted.integrations.first;

import org.jspecify.annotations.NullMarked;
