/** A planted vendor that knows another one. */
@NullMarked
package dev.wavegate.architecture.planted.integrations.second;

import org.jspecify.annotations.NullMarked;
