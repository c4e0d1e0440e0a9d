/** Violations planted in a domain; knows what it must not. */
@NullMarked
package dev.wavegate.architecture.planted.domain;

import org.jspecify.annotations.NullMarked;
