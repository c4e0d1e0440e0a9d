/**
 * Shift systems of any kind, read as a file describes how they speak: over HTTP or from files, as JSON or as tables. It
 * knows no system by name.
 */
@NullMarked
package dev.wavegate.integrations.genericroster;

import org.jspecify.annotations.NullMarked;
