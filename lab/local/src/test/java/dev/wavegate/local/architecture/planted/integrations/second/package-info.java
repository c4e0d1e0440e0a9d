/** A planted vendor that knows another one. */
@NullMarked
package dev.wavegate.local.architecture.planted.integrations.second;

import org.jspecify.annotations.NullMarked;
