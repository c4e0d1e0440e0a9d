/** Whether the documentation is true of the code; knows the texts and the classes, and no behaviour. */
@NullMarked
package dev.wavegate.documentation;

import org.jspecify.annotations.NullMarked;
