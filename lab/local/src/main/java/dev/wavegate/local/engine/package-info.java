/** The Temporal service of the one-process mode: which one is used, and its life; knows no workflow. */
@NullMarked
package dev.wavegate.local.engine;

import org.jspecify.annotations.NullMarked;
