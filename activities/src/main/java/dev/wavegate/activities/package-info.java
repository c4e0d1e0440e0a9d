/** Activity implementations: each reads its message, calls a port and answers; knows no vendor and no wiring. */
@NullMarked
package dev.wavegate.activities;

import org.jspecify.annotations.NullMarked;
