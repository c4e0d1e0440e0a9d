/** Golden messages: the wording that tests expect, in one file per module. Knows nothing of Wavegate. */
@org.jspecify.annotations.NullMarked
package dev.wavegate.golden;
