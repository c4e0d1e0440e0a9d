/** Makes the in-process Temporal test server act as a real one; knows no workflow. */
@NullMarked
package dev.wavegate.engine;

import org.jspecify.annotations.NullMarked;
