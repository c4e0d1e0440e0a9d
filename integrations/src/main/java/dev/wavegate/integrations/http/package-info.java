/** The shared HTTP stack: authentication, patience, circuit breakers, translation of failures; knows no vendor. */
@NullMarked
package dev.wavegate.integrations.http;

import org.jspecify.annotations.NullMarked;
