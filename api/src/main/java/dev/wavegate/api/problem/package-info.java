/** How everything that goes wrong is told over HTTP; knows no endpoint. */
@NullMarked
package dev.wavegate.api.problem;

import org.jspecify.annotations.NullMarked;
