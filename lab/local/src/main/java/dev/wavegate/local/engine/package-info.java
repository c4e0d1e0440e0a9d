/** The Temporal server of one-process mode: selection and lifecycle; knows no workflow. */
@NullMarked
package dev.wavegate.local.engine;

import org.jspecify.annotations.NullMarked;
